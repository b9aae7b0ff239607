import type { FieldValue, Thing } from '@citybrain/contract/engines/thing.ts'
import type { CoreTarget } from '@citybrain/contract/engines/thing-import.ts'
import type { Language, Words } from '@citybrain/contract/kernel/words.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { targetNamed } from './guess.ts'
import { columnName } from './header.ts'
import { wktOf } from './position.ts'

/** A figure is told from a text, since sheets add figures up. */
export type SheetCell = string | { readonly figure: string }

/** One column of a sheet of things, named so that an import finds where it goes by itself. */
export interface SheetColumn {
  readonly to: CoreTarget | string
  readonly header: string
  readonly cell: (thing: Thing) => SheetCell
}

const CORE = {
  $id: { zh: '对象标识', en: 'Id' },
  $name: { zh: '名称', en: 'Name' },
  $code: { zh: '编码', en: 'Code' },
  $aliases: { zh: '别名', en: 'Aliases' },
  $department: { zh: '责任单位', en: 'Department' },
  $street: { zh: '所属街道', en: 'Street' },
  $community: { zh: '所属社区', en: 'Community' },
  $longitude: { zh: '经度', en: 'Longitude' },
  $latitude: { zh: '纬度', en: 'Latitude' },
  $wkt: { zh: '几何', en: 'WKT' },
} as const satisfies Partial<Record<CoreTarget, Words>>

/** The columns in which things of a type are written; what an import reads again comes back as it was. */
export function sheetColumns(type: ThingType, language: Language): SheetColumn[] {
  const core = (to: keyof typeof CORE, cell: SheetColumn['cell']) => column(type, to, [CORE[to][language]], cell)
  const point = type.geometry === null ? [] : positionColumns(core)
  return [
    core('$id', ({ id }) => id),
    ...(type.code
      ? [column(type, '$code', [type.code.title[language], CORE.$code[language]], ({ code }) => code ?? '')]
      : []),
    core('$name', ({ name }) => name),
    core('$aliases', ({ aliases }) => aliases.join('；')),
    ...type.fields.map((field) => fieldColumn(type, field, language)),
    core('$department', ({ department }) => department ?? ''),
    core('$street', ({ place }) => place.street ?? ''),
    core('$community', ({ place }) => place.community ?? ''),
    ...(type.geometry === 'point' ? point.slice(0, 2) : point),
  ]
}

function positionColumns(core: (to: keyof typeof CORE, cell: SheetColumn['cell']) => SheetColumn): SheetColumn[] {
  const at = (place: 0 | 1) => (thing: Thing) =>
    thing.geometry?.type === 'Point' ? { figure: String(thing.geometry.coordinates[place]) } : ''
  return [
    core('$longitude', at(0)),
    core('$latitude', at(1)),
    core('$wkt', ({ geometry }) => (geometry && geometry.type !== 'Point' ? wktOf(geometry) : '')),
  ]
}

/** The first of the names by which an import finds this target and no other; its key is always one. */
function column(
  type: ThingType,
  to: CoreTarget | string,
  names: readonly string[],
  cell: SheetColumn['cell'],
): SheetColumn {
  const header = names.find((name) => targetNamed(type, columnName(name)) === to) ?? to
  return { to, header, cell }
}

function fieldColumn(type: ThingType, field: Field, language: Language): SheetColumn {
  const title = field.title[language]
  const unit =
    field.unit === null ? null : { zh: `${title}（${field.unit.zh}）`, en: `${title} (${field.unit.en})` }[language]
  return column(type, field.key, [unit ?? title, title, field.key], ({ attributes }) =>
    cellOf(field, attributes[field.key] ?? null, language),
  )
}

const YES_NO = { zh: ['是', '否'], en: ['yes', 'no'] } as const

function cellOf(field: Field, value: FieldValue, language: Language): SheetCell {
  if (value === null) return ''
  if (typeof value === 'object' && !Array.isArray(value)) return value.shown ?? ''
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (field.kind === 'choice') return choicesOf(field, [value].flat(), language)
  if (Array.isArray(value)) return value.join('、')
  return field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money'
    ? { figure: String(value) }
    : String(value)
}

/** Titles; of several ones that hold what parts them, their values. */
function choicesOf(field: Extract<Field, { kind: 'choice' }>, values: readonly unknown[], language: Language): string {
  const titles = values.map(
    (value) => field.choices.find((one) => one.value === value)?.title[language] ?? String(value),
  )
  return field.many && titles.some((title) => /[、,，;；/|\n]/.test(title)) ? values.join('、') : titles.join('、')
}
