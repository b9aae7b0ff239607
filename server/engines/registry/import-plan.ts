import type { ImportMapping, RowOutcome } from '@citybrain/contract/engines/thing-import.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import type { CellFault } from '@citybrain/rules/imports/index.ts'
import { compareDecimals, fieldOf, missingFields } from '@citybrain/rules/registry/index.ts'
import { newId } from '../../platform/index.ts'
import type { Locator } from './deps.ts'
import { type Draft, draftNew, draftUpon } from './draft.ts'
import { type Candidate, keyOf } from './import-match.ts'
import type { MappedRow } from './import-rows.ts'
import { valuesOf } from './row.ts'

/** What becomes of a row. */
export interface Planned {
  readonly row: number
  readonly outcome: RowOutcome
  readonly thing: string | null
  readonly draft: Draft | null
  readonly faults: readonly CellFault[]
}

export interface Planning {
  readonly importId: string
  readonly mapping: ImportMapping
  readonly type: ThingType
  readonly district: DistrictCode
  readonly today: PlainDate
  readonly locator: Locator
  /** What keeps the caller from writing there, in words; null: nothing does. */
  readonly mayWrite: (action: 'create' | 'edit', row: Draft['row']) => Words | null
}

const fault = (zh: string, en: string): CellFault => ({ column: null, value: null, words: { zh, en } })

/** Decides a row upon the things that bear its key; `before`: a row above it with the same key that isn't written yet. */
export function planRow(
  planning: Planning,
  row: MappedRow,
  { candidates, before }: { candidates: ReadonlyMap<string, readonly Candidate[]>; before: number | undefined },
): Planned {
  if (row.skipped) return { row: row.row, outcome: 'skipped', thing: null, draft: null, faults: [] }
  if (row.faults.length > 0) return refused(row, row.faults)
  const { mapping } = planning
  const key = keyOf(mapping.match, row)
  if (before !== undefined) return refused(row, [repeats(before)])
  const found = key === null ? [] : (candidates.get(key) ?? [])
  if (found.length > 1) return refused(row, [several(found.length)])
  const [thing] = found
  if (thing?.told)
    return refused(row, [fault('表中更前的行已写过同一对象', 'an earlier row of the sheet has told of the same thing')])
  return thing ? planUpdate(planning, row, thing) : planCreate(planning, row, key)
}

const refused = (row: MappedRow, faults: readonly CellFault[]): Planned => ({
  ...{ row: row.row, outcome: 'refused', thing: null, draft: null },
  faults: faults.slice(0, 50),
})

const repeats = (earlier: number) => fault(`与第 ${earlier} 行重复`, `repeats row ${earlier}`)
const several = (count: number) =>
  fault(
    `有 ${count} 个已有对象与此行相符，无法确定是哪一个`,
    `${count} things match this row, so it is unclear which one is meant`,
  )

function telling({ mapping, importId }: Planning) {
  return { source: mapping.source, reason: null, importId }
}

function planCreate(planning: Planning, row: MappedRow, key: string | null): Planned {
  const { mapping, type, today } = planning
  if (mapping.mode === 'update')
    return refused(row, [
      key === null
        ? fault(
            '缺少用于匹配的值，不知道更新哪个对象',
            'the value to match by is missing, so it is unclear which thing is meant',
          )
        : fault('没有相符的已有对象可更新', 'no thing matches this row, so there is nothing to update'),
    ])
  const missing = missingFor(planning, row)
  if (missing.length > 0) return refused(row, missing)
  const fact = {
    kind: 'created' as const,
    patch: row.values,
    validFrom: mapping.validFrom ?? today,
    validTo: null,
  }
  const draft = draftNew(row.id ?? newId(), fact, telling(planning), { ...planning, type })
  return allowed(planning, row, { action: 'create', outcome: 'create', draft })
}

function missingFor({ mapping, type }: Planning, row: MappedRow): CellFault[] {
  const columnOf = (target: string) => mapping.columns.find(({ to }) => to === target)?.column ?? null
  const at = (target: string, zh: string, en: string): CellFault => ({
    column: columnOf(target),
    value: null,
    words: { zh, en },
  })
  const faults: CellFault[] = []
  if (typeof row.values.$name !== 'string') faults.push(at('$name', '缺少名称', 'the name is missing'))
  if (type.code?.required && typeof row.values.$code !== 'string')
    faults.push(at('$code', `缺少${type.code.title.zh}`, `${type.code.title.en} is missing`))
  // What the row says has been checked field by field; here only what it leaves out counts.
  const attributes = row.values as Parameters<typeof missingFields>[1]
  return [
    ...faults,
    ...missingFields(type, attributes).map(({ field }) => {
      const title = type.fields.find((one) => one.key === field)?.title
      return at(field, `缺少${title?.zh ?? field}`, `${title?.en ?? field} is missing`)
    }),
  ]
}

function planUpdate(planning: Planning, row: MappedRow, stored: Candidate): Planned {
  const { mapping, type, today } = planning
  if (mapping.mode === 'create')
    return refused(row, [
      fault('对象已存在，本次只新建不更新', 'the thing exists already, and this import only creates'),
    ])
  const values = valuesOf(stored)
  const patch = Object.fromEntries(
    Object.entries(row.values).filter(([key, value]) => !isSame(type, key, value, values[key] ?? null)),
  )
  if (Object.keys(patch).length === 0)
    return { row: row.row, outcome: 'unchanged', thing: stored.id, draft: null, faults: [] }
  const fact = { kind: 'changed' as const, patch, validFrom: mapping.validFrom ?? today, validTo: null }
  const draft = draftUpon({ stored, values }, { fact, telling: telling(planning) }, { ...planning, type })
  return allowed(planning, row, { action: 'edit', outcome: 'update', draft })
}

function allowed(
  { mayWrite }: Planning,
  row: MappedRow,
  { action, outcome, draft }: { action: 'create' | 'edit'; outcome: 'create' | 'update'; draft: Draft },
): Planned {
  const because = mayWrite(action, draft.row)
  if (because) return refused(row, [{ column: null, value: null, words: because }])
  return { row: row.row, outcome, thing: draft.before?.id ?? null, draft, faults: [] }
}

/** A tenth of a metre: what is nearer is the same position, rounded once more. */
const SAME_DEGREES = 1e-6

function isSame(type: ThingType, key: string, said: unknown, known: unknown): boolean {
  if (key === '$geometry') return samePoint(said, known)
  const kind = fieldOf(type, key)?.kind
  // 1000.50 and 1000.5 are one figure.
  if ((kind === 'decimal' || kind === 'money') && typeof said === 'string' && typeof known === 'string')
    return compareDecimals(said, known) === 0
  return JSON.stringify(said) === JSON.stringify(known)
}

function samePoint(said: unknown, known: unknown): boolean {
  const [a, b] = [said, known] as { type?: string; coordinates?: unknown }[]
  if (a?.type !== 'Point' || b?.type !== 'Point') return JSON.stringify(said) === JSON.stringify(known)
  const [p, q] = [a.coordinates, b.coordinates] as [number[], number[]]
  return Math.abs((p[0] ?? 0) - (q[0] ?? 0)) < SAME_DEGREES && Math.abs((p[1] ?? 0) - (q[1] ?? 0)) < SAME_DEGREES
}
