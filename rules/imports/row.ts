import type { Datum } from '@citybrain/contract/engines/region-import.ts'
import type { ImportMapping } from '@citybrain/contract/engines/thing-import.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkCode } from '../codes/index.ts'
import { faultOfCell, lostDigits, readCell, saysNothing } from './cell.ts'
import { geometryOfWkt, readPoint } from './position.ts'

/** A row as it is understood: what it says, by field and core key (`$name`), and the cells that can't be read. */
export interface ReadRow {
  readonly values: Record<string, unknown>
  readonly id: string | null
  readonly faults: readonly CellFault[]
}

export interface CellFault {
  readonly column: number | null
  readonly value: string | null
  readonly words: Words
}

/** What reading rows needs besides the mapping. */
export interface RowContext {
  readonly district: string
  readonly type: ThingType
  readonly tables: readonly CodeTable[]
  /** Streets and communities by name and by code; what a sheet calls them is rarely the code. */
  readonly regions: ReadonlyMap<string, string>
  readonly departments: ReadonlyMap<string, string>
}

export type RowReader = (cells: readonly string[]) => ReadRow

interface Column {
  readonly column: number
  readonly read: (cell: string, into: Draft) => Words | null
}

interface Draft {
  values: Record<string, unknown>
  id: string | null
  longitude: string | null
  latitude: string | null
}

/** Compiles a mapping once, to read a million rows with it. */
export function createRowReader(mapping: ImportMapping, context: RowContext): RowReader {
  const fields = new Map(context.type.fields.map((field) => [field.key, field]))
  const columns = mapping.columns.flatMap(({ column, to, factor }): Column[] => {
    if (to === null) return []
    const field = fields.get(to)
    const read = field ? fieldReader(field, factor, context) : coreReader(to, { ...context, datum: mapping.datum })
    return read ? [{ column, read }] : []
  })
  return (cells) => {
    const draft: Draft = { values: {}, id: null, longitude: null, latitude: null }
    const faults: CellFault[] = []
    for (const { column, read } of columns) {
      const cell = cells[column] ?? ''
      if (cell === '') continue
      const fault = read(cell, draft)
      if (fault) faults.push({ column, value: cell.slice(0, 200), words: fault })
    }
    const misplaced = placeDraft(draft, mapping)
    if (misplaced) faults.push(misplaced)
    return { values: draft.values, id: draft.id, faults }
  }
}

/** A sheet that somebody of lower clearance exported must not put stars in place of what is known. */
const MASKED: Words = {
  zh: '该值是脱敏后的；请填写完整的值，或清空该格',
  en: 'the value is masked; enter it in full, or leave the cell empty',
}

function fieldReader(field: Field, factor: string, { tables }: RowContext): Column['read'] {
  const isOfPeople = field.kind === 'text' && field.means !== null && field.means !== 'address'
  return (cell, into) => {
    if (isOfPeople && cell.includes('*')) return MASKED
    const result = readCell(field, cell, factor, tables)
    if (result === null) return null
    if ('fault' in result) return result.fault
    into.values[field.key] = result.value
    return null
  }
}

interface CoreContext extends RowContext {
  readonly datum: Datum
}

type CoreReaders = Readonly<Record<string, (cell: string, into: Draft, context: CoreContext) => Words | null>>

const CORE: CoreReaders = {
  $id: (cell, into) => {
    if (!Id.safeParse(cell).success) return { zh: '不是对象标识', en: 'is no id of a thing' }
    into.id = cell.toLowerCase()
    return null
  },
  $name: (cell, into, { type }) => {
    if (type.personal && cell.includes('*')) return MASKED
    if (Array.from(cell).length > 200) return { zh: '名称不得超过 200 个字', en: 'a name has at most 200 characters' }
    into.values.$name = cell.replace(/\s*\n\s*/g, ' ')
    return null
  },
  $code: (cell, into, { type, tables }) => readCode(cell, into, type, tables),
  $aliases: (cell, into) => {
    const aliases = [...new Set(cell.split(/[、;；|\n]/).map((part) => part.trim()))].filter((part) => part !== '')
    if (aliases.length > 40 || aliases.some((alias) => Array.from(alias).length > 200))
      return { zh: '别名过多或过长', en: 'too many aliases, or one that is too long' }
    into.values.$aliases = aliases
    return null
  },
  $department: (cell, into, { departments }) => named(cell, into, '$department', (name) => departments.get(name)),
  $street: (cell, into, context) => named(cell, into, '$street', regionIn(context, 9)),
  $community: (cell, into, context) => named(cell, into, '$community', regionIn(context, 12)),
  $longitude: (cell, into) => {
    into.longitude = cell
    return null
  },
  $latitude: (cell, into) => {
    into.latitude = cell
    return null
  },
  $position: (cell, into) => {
    const [longitude, latitude, ...more] = cell.normalize('NFKC').split(/[,;\s]+/)
    if (longitude === undefined || latitude === undefined || more.length > 0)
      return { zh: '坐标应为“经度,纬度”', en: 'a position is longitude, latitude' }
    into.longitude = longitude
    into.latitude = latitude
    return null
  },
  $wkt: (cell, into, { datum }) => {
    const geometry = geometryOfWkt(cell, datum)
    if (!geometry)
      return { zh: '不是可用的 WKT 图形，或坐标系不符', en: 'is no usable WKT geometry, or of another datum' }
    into.values.$geometry = geometry
    return null
  },
}

function coreReader(target: string, context: CoreContext): Column['read'] | null {
  const read = CORE[target]
  if (!read) return null
  return (cell, into) => (saysNothing(cell) ? null : (faultOfCell(cell) ?? read(cell, into, context)))
}

function readCode(cell: string, into: Draft, type: ThingType, tables: readonly CodeTable[]): Words | null {
  if (/^\d(\.\d+)?e\+\d+$/i.test(cell)) return lostDigits().fault
  if (!type.code) return { zh: '该类型没有编码', en: 'things of this type have no code' }
  if (type.code.kind === null) {
    if (cell.length > 60) return { zh: '编码不得超过 60 个字符', en: 'a code has at most 60 characters' }
    into.values.$code = cell
    return null
  }
  const checked = checkCode(type.code.kind, cell, tables)
  if (!checked.valid) return checked.because
  into.values.$code = checked.normal
  return null
}

/** By what the district calls it, or by its code, of which the district's profile knows only the streets'. */
const regionIn =
  ({ regions, district }: RowContext, digits: 9 | 12) =>
  (name: string): string | undefined =>
    regions.get(name) ?? (/^\d+$/.test(name) && name.length === digits && name.startsWith(district) ? name : undefined)

function named(cell: string, into: Draft, key: string, find: (name: string) => string | undefined): Words | null {
  const code = find(cell.replace(/\s/g, ''))
  if (code === undefined)
    return {
      zh: `没有“${cell.slice(0, 40)}”，请用全称或代码`,
      en: `there is no “${cell.slice(0, 40)}”; use its full name or code`,
    }
  into.values[key] = code
  return null
}

/** Longitude and latitude together, when all cells of the row have been read. */
function placeDraft({ longitude, latitude, values }: Draft, { columns, datum }: ImportMapping): CellFault | null {
  if (longitude === null && latitude === null) return null
  const read = readPoint(longitude, latitude, datum)
  if ('fault' in read) {
    const column = columns.find(({ to }) => to === '$longitude' || to === '$position')?.column ?? null
    return { column, value: `${longitude ?? ''},${latitude ?? ''}`.slice(0, 200), words: read.fault }
  }
  if (read.point) values.$geometry = read.point
  return null
}

const TOTALS = /^(合计|总计|小计|共计|累计|注|备注|说明|填表人|制表人|填报人|审核人|填报单位|联系电话|单位负责人)[:：]?/

/** Rows under a table that are no data: totals, notes, signatures. */
export function isNoData(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const first = (filled[0] ?? '').replace(/\s/g, '')
  return filled.length === 0 || (TOTALS.test(first) && (filled.length <= 4 || /^(合计|总计|小计|共计)/.test(first)))
}
