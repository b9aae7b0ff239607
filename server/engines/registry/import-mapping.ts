import { createHash } from 'node:crypto'
import type {
  ColumnMapping,
  ImportMapping,
  MatchKey,
  SheetHead,
  ThingImport,
} from '@citybrain/contract/engines/thing-import.ts'
import {
  findHeader,
  guessColumns,
  guessMatch,
  headerSignature,
  headersOf,
  knownNames,
} from '@citybrain/rules/imports/index.ts'
import { sql } from 'kysely'
import type { Caller } from './deps.ts'
import { change, need } from './import-change.ts'
import type { ImportDeps } from './import-deps.ts'
import { badMapping, wrongImportState } from './import-errors.ts'
import { getImport, publicImport, type StoredImport } from './import-store.ts'
import { importTables } from './import-tables.ts'

interface Suggestion {
  headerRow: number
  headerRows: number
  columns: ColumnMapping[]
  match: MatchKey
  remembered: ImportMapping | null
}

/** Where each column most likely goes. */
export async function suggestMapping(
  deps: ImportDeps,
  { db }: Caller,
  id: string,
  asked: { type: string; sheet: string; headerRow?: number | undefined; headerRows?: number | undefined },
): Promise<Suggestion> {
  const stored = await getImport(db, id)
  if (stored.state === 'uploading') throw wrongImportState(stored.state)
  const type = deps.catalogue.get(asked.type)
  const sheet = sheetOf(stored, asked.sheet)
  const found = findHeader(sheet.head, knownNames(type))
  const header = {
    headerRow: asked.headerRow ?? found.headerRow,
    headerRows: asked.headerRows ?? (asked.headerRow === undefined ? found.headerRows : 1),
  }
  const headers = headersOf(sheet.head, header)
  const remembered = await recall(db, type.key, headers)
  const columns = guessColumns(type, headers, remembered?.columns ?? [])
  return { ...header, columns, match: remembered?.match ?? guessMatch(columns), remembered }
}

function sheetOf({ sheets }: StoredImport, name: string): SheetHead {
  const sheet = sheets.find((one) => one.name === name)
  if (!sheet)
    throw badMapping(`文件里没有工作表“${name}”。请重新选择。`, `The file has no sheet “${name}”. Choose again.`)
  return sheet
}

const signatureOf = (type: string, headers: readonly string[]) =>
  createHash('sha256').update(headerSignature(type, headers)).digest('hex')

async function recall(db: Caller['db'], type: string, headers: readonly string[]): Promise<ImportMapping | null> {
  const row = await importTables(db)
    .selectFrom('import_memory')
    .select('mapping')
    .where('signature', '=', signatureOf(type, headers))
    .executeTakeFirst()
  return row?.mapping ?? null
}

/** Says how columns become fields, and remembers it for the next sheet of this form. */
export async function mapImport(
  deps: ImportDeps,
  caller: Caller,
  id: string,
  { revision, mapping }: { revision: number; mapping: ImportMapping },
): Promise<ThingImport> {
  const stored = await getImport(caller.db, id)
  need(stored, 'uploaded', 'mapped', 'checked', 'failed', 'cancelled', 'interrupted')
  if (stored.written.rows > 0) throw wrongImportState(stored.state)
  checkMapping(deps, stored, mapping)
  const signature = signatureOf(
    mapping.type,
    mapping.columns.map(({ header }) => header),
  )
  const json = JSON.stringify(mapping)
  await change(
    caller,
    { ...stored, revision },
    {
      set: sql`state = 'mapped', mapping = ${json}::jsonb, type = ${mapping.type}, checked = null, rows_found = null,
      refusal = null, next_row = 0`,
      action: 'import.map',
      after: { type: mapping.type, match: mapping.match, mode: mapping.mode },
      more: [
        {
          sql: sql`insert into import_memory (district, signature, type, mapping)
          values (${caller.actor.district}, ${signature}, ${mapping.type}, ${json}::jsonb)
          on conflict (district, signature) do update set mapping = excluded.mapping, used_at = excluded.used_at`,
        },
      ],
    },
  )
  return publicImport(await getImport(caller.db, id))
}

function checkMapping(deps: ImportDeps, stored: StoredImport, mapping: ImportMapping): void {
  const type = deps.catalogue.get(mapping.type)
  sheetOf(stored, mapping.sheet)
  const targets = mapping.columns.flatMap(({ to }) => to ?? [])
  const doubled = targets.find((target, at) => targets.indexOf(target) !== at)
  if (doubled)
    throw badMapping(
      `两列都对应到“${doubled}”。每个字段只能对应一列。`,
      `Two columns go to “${doubled}”. Each field takes one column.`,
    )
  const strange = targets.find((target) => !target.startsWith('$') && !type.fields.some(({ key }) => key === target))
  if (strange)
    throw badMapping(
      `类型“${type.title.zh}”没有字段“${strange}”。请重新选择。`,
      `The type “${type.title.en}” has no field “${strange}”. Choose again.`,
    )
  const needed = NEEDED[mapping.match].find((target) => !targets.includes(target))
  if (needed)
    throw badMapping(
      `按所选方式匹配，需要有一列对应到“${needed}”。`,
      `To match in this way a column must go to “${needed}”.`,
    )
  if (mapping.mode !== 'update' && !targets.includes('$name'))
    throw badMapping('新建对象需要名称列。请指定哪一列是名称。', 'New things need a name. Say which column holds it.')
  if (mapping.validFrom !== null && mapping.validFrom > deps.clock.cityToday())
    throw badMapping(
      '生效日期不能晚于今天。请改为今天或更早的日期。',
      'The facts of an import are true today: choose today or an earlier day.',
    )
}

const NEEDED = {
  id: ['$id'],
  code: ['$code'],
  name: ['$name'],
  'name-address': ['$name', 'address'],
} as const satisfies Record<MatchKey, readonly string[]>
