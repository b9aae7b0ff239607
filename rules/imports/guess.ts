import type { ColumnMapping, CoreTarget, MatchKey } from '@citybrain/contract/engines/thing-import.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { columnName, unitIn } from './header.ts'
import { factorBetween } from './units.ts'

type Target = CoreTarget | string

/** Names under which ledgers carry what every thing has. */
const CORE_NAMES: Readonly<Record<CoreTarget, readonly string[]>> = {
  $id: ['对象标识', '标识', 'id', 'thingid', 'uuid'],
  $name: [
    '名称',
    '全称',
    '单位名称',
    '企业名称',
    '项目名称',
    '楼宇名称',
    '楼栋名称',
    '小区名称',
    '设施名称',
    'name',
    '姓名',
  ],
  $code: ['编码', '编号', '代码', '统一社会信用代码', '信用代码', 'code'],
  $aliases: ['别名', '曾用名', '简称', '又名', 'alias', 'aliases'],
  $department: ['责任单位', '主管部门', '主管单位', '管理部门', 'department'],
  $street: ['街道', '所属街道', '所在街道', '街道办', '街道代码', 'street'],
  $community: ['社区', '所属社区', '所在社区', '社区居委会', '社区代码', 'community'],
  $longitude: ['经度', '东经', 'x', 'lon', 'lng', 'longitude', 'x坐标'],
  $latitude: ['纬度', '北纬', 'y', 'lat', 'latitude', 'y坐标'],
  $position: ['坐标', '经纬度', '位置坐标', '点位'],
  $wkt: ['wkt', '几何', 'geometry', '空间位置'],
}

/** Every name that a column of this type may bear, to find the header by. */
export function knownNames(type: ThingType): Set<string> {
  return new Set(namesOf(type).map(([name]) => name))
}

/** Where a column of that name goes by its name alone. */
export const targetNamed = (type: ThingType, name: string): Target | undefined => new Map(namesOf(type)).get(name)

function namesOf(type: ThingType): [name: string, target: Target][] {
  const core = Object.entries(CORE_NAMES).flatMap(([target, names]) =>
    names.map((name): [string, Target] => [name, target]),
  )
  const own: [string, Target][] = type.code
    ? [
        [columnName(type.code.title.zh), '$code'],
        [columnName(type.code.title.en), '$code'],
      ]
    : []
  const named: [string, Target][] = [`${type.title.zh}名称`, `${type.title.zh.replace(/[（(].*/, '')}名称`].map(
    (name) => [columnName(name), '$name'],
  )
  const fields = type.fields.flatMap((field): [string, Target][] =>
    [field.title.zh, field.title.en, field.key].map((name) => [columnName(name), field.key]),
  )
  return [...core, ...own, ...named, ...fields]
}

export interface Remembered {
  readonly header: string
  readonly to: Target | null
  readonly factor: string
}

/** Where each column most likely goes: as remembered, by its name, by what its name contains; each target once. */
export function guessColumns(
  type: ThingType,
  headers: readonly string[],
  remembered: readonly Remembered[] = [],
): ColumnMapping[] {
  const memory = new Map(remembered.map((one) => [one.header, one]))
  const names = new Map(namesOf(type))
  const taken = new Set<Target>()
  const take = (target: Target | null | undefined): Target | null => {
    if (!target || taken.has(target) || !isTarget(type, target)) return null
    taken.add(target)
    return target
  }
  const first = headers.map((header) => {
    const known = memory.get(header)
    return known ? take(known.to) : take(names.get(columnName(header)) ?? lastPart(names, header))
  })
  return headers.map((header, column) => {
    const known = memory.get(header)
    const to = first[column] ?? (known ? null : take(alike(type, header)))
    return { column, header, to: to as ColumnMapping['to'], factor: known?.factor ?? factorOf(type, to, header) }
  })
}

const lastPart = (names: ReadonlyMap<string, Target>, header: string) =>
  header.includes('/') ? names.get(columnName(header.slice(header.lastIndexOf('/') + 1))) : undefined

function isTarget(type: ThingType, target: Target): boolean {
  return target.startsWith('$') || type.fields.some(({ key }) => key === target)
}

/** A field whose title contains the column's name or is contained in it; the longest agreement counts. */
function alike(type: ThingType, header: string): Target | null {
  const name = columnName(header)
  if (name.length < 2) return null
  const found = type.fields
    .map((field) => ({ field, title: columnName(field.title.zh) }))
    .filter(({ title }) => title.length > 1 && (title.includes(name) || name.includes(title)))
    .sort((a, b) => Math.abs(a.title.length - name.length) - Math.abs(b.title.length - name.length))
  return found[0]?.field.key ?? null
}

/** From the unit in the header to that of the field. */
export function factorOf(type: ThingType, target: Target | null, header: string): string {
  const field = type.fields.find(({ key }) => key === target)
  const unit = unitIn(header)
  if (!field || !isFigure(field) || unit === null) return '1'
  return factorBetween(unit, field.unit?.zh ?? '') ?? '1'
}

export const isFigure = (field: Field): boolean =>
  field.kind === 'money' || field.kind === 'decimal' || field.kind === 'integer'

/** How rows of these columns find their thing. */
export function guessMatch(columns: readonly ColumnMapping[]): MatchKey {
  const targets = new Set(columns.map(({ to }) => to))
  if (targets.has('$id')) return 'id'
  if (targets.has('$code')) return 'code'
  return targets.has('address') ? 'name-address' : 'name'
}

/** Tells sheets of one form from others: the type and the names of its columns in order. */
export const headerSignature = (type: string, headers: readonly string[]): string =>
  `${type}\n${headers.map(columnName).join('\t')}`.slice(0, 8000)
