import type { FactKind, NewThing, StoredAttributes, ThingChange } from '@citybrain/contract/engines/thing.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkCode } from '../codes/index.ts'
import { checkAttributes, missingFields, type ValueFault } from './values.ts'

/** What every decision needs to know besides the thing. */
export interface DecideContext {
  readonly district: DistrictCode
  /** Of the city. */
  readonly today: PlainDate
  readonly tables: readonly CodeTable[]
}

/** A fact that may be recorded: what is said, and since when and until when it is true. */
export interface DecidedFact {
  readonly kind: FactKind
  readonly patch: Readonly<Record<string, unknown>>
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
}

export type Decision = { readonly fact: DecidedFact } | { readonly faults: readonly ValueFault[] }

/** The fact that creates a thing. Pure: the browser and the field app judge an entry by the same code. */
export function decideCreate(type: ThingType, given: NewThing, context: DecideContext): Decision {
  const said = readSaid(type, given, context)
  const missing = [...missingFields(type, given.attributes ?? {}), ...missingCode(type, given.code)]
  return finish(said, missing, { kind: 'created', given, context })
}

/** The fact that says something new, or corrects what was said. */
export function decideChange(type: ThingType, given: ThingChange, context: DecideContext): Decision {
  const said = readSaid(type, given, context)
  const emptied = type.fields
    .filter((field) => field.required && given.attributes?.[field.key] === null)
    .map(({ key }) => ({
      field: key,
      words: { zh: '必须填写，不能改为未知', en: 'is required and cannot become unknown' },
    }))
  const uncoded = given.code === null ? missingCode(type, null) : []
  return finish(said, [...emptied, ...uncoded], { kind: 'changed', given, context })
}

interface Said {
  readonly patch: Record<string, unknown>
  readonly faults: ValueFault[]
}

interface Finishing {
  readonly kind: FactKind
  readonly given: Pick<ThingChange, 'validFrom' | 'validTo'>
  readonly context: DecideContext
}

function finish(said: Said, more: readonly ValueFault[], { kind, given, context }: Finishing): Decision {
  const validFrom = given.validFrom === undefined ? context.today : given.validFrom
  const validTo = given.validTo ?? null
  const faults = [...said.faults, ...more]
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push(fault('validTo', '失效日期早于生效日期', 'lies before the day from which it is true'))
  if (Object.keys(said.patch).length === 0 && faults.length === 0)
    faults.push(fault('attributes', '没有任何内容要变更', 'nothing is said that could change'))
  return faults.length > 0 ? { faults } : { fact: { kind, patch: said.patch, validFrom, validTo } }
}

const fault = (field: string, zh: string, en: string): ValueFault => ({ field, words: { zh, en } })

type Given = Pick<
  ThingChange,
  'name' | 'code' | 'aliases' | 'geometry' | 'street' | 'community' | 'department' | 'attributes'
>

function readSaid(type: ThingType, given: Given, context: DecideContext): Said {
  const { values, faults } = checkAttributes(type, given.attributes ?? ({} as StoredAttributes), context.tables)
  const patch: Record<string, unknown> = { ...values }
  const code = given.code === undefined ? undefined : readCode(type, given.code, context.tables)
  if (code && 'words' in code) faults.push({ field: 'code', words: code.words })
  else if (code) patch.$code = code.value
  if (given.geometry !== undefined) {
    const words = given.geometry && faultOfGeometry(type, given.geometry)
    if (words) faults.push({ field: 'geometry', words })
    patch.$geometry = given.geometry
  }
  if (given.name !== undefined) patch.$name = given.name
  if (given.aliases !== undefined) patch.$aliases = [...new Set(given.aliases)]
  if (given.department !== undefined) patch.$department = given.department
  faults.push(...readPlace(given, context, patch))
  return { patch, faults }
}

/** Regions named by hand lie in the district, and the community in the street. */
function readPlace(given: Given, { district }: DecideContext, patch: Record<string, unknown>): ValueFault[] {
  const faults: ValueFault[] = []
  for (const [key, digits] of [
    ['street', 9],
    ['community', 12],
  ] as const) {
    const code = given[key]
    if (code === undefined) continue
    patch[`$${key}`] = code
    if (code !== null && (code.length !== digits || !code.startsWith(district)))
      faults.push(fault(key, `应为本区的 ${digits} 位代码`, `expected ${digits} digits that begin with ${district}`))
  }
  if (given.street && given.community && !given.community.startsWith(given.street))
    faults.push(fault('community', '社区不在所填街道内', 'does not lie in the street given'))
  return faults
}

function readCode(
  type: ThingType,
  code: string | null,
  tables: readonly CodeTable[],
): { value: string | null } | { words: Words } {
  if (code === null) return { value: null }
  if (type.code === null) return { words: { zh: `“${type.title.zh}”没有编码`, en: 'things of this type have no code' } }
  if (type.code.kind === null) return { value: code.trim() }
  const checked = checkCode(type.code.kind, code, tables)
  return checked.valid ? { value: checked.normal } : { words: checked.because }
}

function missingCode(type: ThingType, code: string | null | undefined): ValueFault[] {
  return type.code?.required && (code ?? null) === null ? [fault('code', '必须填写编码', 'must be given')] : []
}

const FITTING = {
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString'],
  area: ['Polygon', 'MultiPolygon'],
} as const satisfies Record<string, readonly Geometry['type'][]>

function faultOfGeometry(type: ThingType, geometry: Geometry): Words | null {
  if (type.geometry === null) return { zh: `“${type.title.zh}”没有空间位置`, en: 'things of this type have no place' }
  if (type.geometry === 'any' || (FITTING[type.geometry] as readonly string[]).includes(geometry.type)) return null
  const allowed = FITTING[type.geometry].join(', ')
  return { zh: `应为 ${allowed}`, en: `expected ${allowed}` }
}
