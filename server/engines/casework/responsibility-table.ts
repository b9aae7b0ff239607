import { createHash } from 'node:crypto'
import { RegionKind } from '@citybrain/contract/engines/region.ts'
import {
  type Responsibility,
  ResponsibilityDraft,
  type TableFault,
} from '@citybrain/contract/engines/responsibility.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { NamedAccount } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { keyOf, type Named } from './responsibility-names.ts'

/** Columns of the table, in order, as they are written and as they are found again. */
export const COLUMNS = {
  area: { zh: '区域编码', en: 'Area code' },
  name: { zh: '区域名称', en: 'Area' },
  category: { zh: '类别编码', en: 'Class code' },
  title: { zh: '类别', en: 'Class' },
  department: { zh: '责任单位', en: 'Department' },
  post: { zh: '责任岗位', en: 'Post' },
  person: { zh: '责任人账号', en: 'Account' },
  from: { zh: '生效日期', en: 'From' },
  to: { zh: '截止日期', en: 'To' },
  note: { zh: '依据或说明', en: 'Basis' },
} as const satisfies Record<string, Words>
type Column = keyof typeof COLUMNS

/** What a row says, by its columns; a column that the table lacks says nothing. */
export type TableRow = { readonly row: number } & Readonly<Record<Column, string>>

export const words = (zh: string, en: string): Words => ({ zh, en })

/** The rows under their titles, or what keeps the table from being read. */
export function readTitles(rows: readonly (readonly [number, ...string[]])[]): TableRow[] | TableFault {
  const [head, ...rest] = rows
  const titles = head?.slice(1).map((title) => String(title).trim().toLowerCase()) ?? []
  const placeOf = (column: Column) =>
    titles.findIndex((title) => [COLUMNS[column].zh, COLUMNS[column].en.toLowerCase()].includes(title))
  const missing = (['department'] as const).filter((column) => placeOf(column) < 0)
  if (missing.length > 0 || (placeOf('area') < 0 && placeOf('name') < 0)) {
    const needed = [COLUMNS.area, COLUMNS.department]
    return {
      row: 0,
      words: words(
        `第一行须有列名“${needed.map(({ zh }) => zh).join('”“')}”。可先导出一份作为样表。`,
        `The first row names the columns; “${needed.map(({ en }) => en).join('” and “')}” are needed. Export the grid for a model.`,
      ),
    }
  }
  const columns = Object.keys(COLUMNS) as Column[]
  return rest.map(([row, ...cells]) => {
    const said = columns.map((column) => [column, (cells[placeOf(column)] ?? '').trim()])
    return { row, ...(Object.fromEntries(said) as Record<Column, string>) }
  })
}

export interface Lookup {
  readonly names: Named
  readonly accounts: readonly NamedAccount[]
  readonly tables: CaseworkDeps['tables']
  readonly district: string
}

/** A row of the grid, or everything that is wrong with a row of the table. */
export function readRow(given: TableRow, lookup: Lookup): Responsibility | Words[] {
  const faults: Words[] = []
  const found = <T>(value: T | Words): T | null => {
    if (!isWords(value)) return value
    faults.push(value)
    return null
  }
  const area = found(areaOf(given, lookup))
  const category = found(classOf(given, lookup))
  const department = found(departmentOf(given, lookup))
  const post = given.post === '' || department === null ? null : found(postOf(given, department, lookup))
  const assignee = given.person === '' ? null : found(personOf(given, lookup))
  const draft = ResponsibilityDraft.safeParse({
    ...{ kind: 'district', area: lookup.district, ...area, classes: null, category: null, ...category },
    ...{ department: department ?? 'unknown', post, assignee, note: given.note || null },
    ...{ effectiveFrom: dayOf(given.from), effectiveTo: dayOf(given.to) },
  })
  if (!draft.success) faults.push(...draft.error.issues.map(issueWords))
  if (faults.length > 0 || !draft.success) return faults
  return { ...draft.data, sample: false, id: idOf(lookup.district, draft.data), revision: 1 }
}

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

/** The same area, class and first day are the same row, however often the table is taken in. */
function idOf(district: string, { kind, area, classes, category, effectiveFrom }: ResponsibilityDraft): string {
  const hash = createHash('sha256').update(JSON.stringify([district, kind, area, classes, category, effectiveFrom]))
  const hex = hash.digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function areaOf({ area, name }: TableRow, { names, district }: Lookup) {
  if (area === district) return { kind: 'district' as const, area }
  const asked = area === '' ? name : area
  if (asked === '') return words('没有写区域。', 'No area is given.')
  const found = names.areas.filter((one) =>
    area === '' ? one.name === name : keyOf(one) === area || one.name === area,
  )
  const [one, ...more] = found
  if (one === undefined) return words(`没有区域“${asked}”。`, `There is no area “${asked}”.`)
  if (more.length > 0)
    return words(`“${asked}”不止一处，请写编码。`, `More than one area is called “${asked}”; give its code.`)
  return { kind: RegionKind.parse(one.kind), area: keyOf(one) }
}

function classOf({ category, title }: TableRow, { tables }: Lookup) {
  if (category === '' && title === '') return { classes: null, category: null }
  const found = tables.flatMap(({ key, entries }) =>
    entries.flatMap((entry) =>
      (category === '' ? [entry.title.zh, entry.title.en].includes(title) : entry.code === category)
        ? { classes: key, category: entry.code }
        : [],
    ),
  )
  const asked = category === '' ? title : category
  const [one, ...more] = found
  if (one === undefined) return words(`没有类别“${asked}”。`, `There is no class “${asked}”.`)
  if (more.length > 0)
    return words(`类别“${asked}”在几张代码表中都有。`, `Class “${asked}” stands in more than one code table.`)
  return one
}

function departmentOf({ department }: TableRow, { names }: Lookup) {
  const found = names.units.find(({ code, name, short }) =>
    [code, name.zh, name.en, short.zh, short.en].includes(department),
  )
  return found?.code ?? words(`没有单位“${department}”。`, `There is no department “${department}”.`)
}

function postOf({ post }: TableRow, department: string, { names }: Lookup) {
  const found = names.posts.find(({ unit, title }) => unit === department && [title.zh, title.en].includes(post))
  return found?.id ?? words(`该单位没有岗位“${post}”。`, `The department has no post “${post}”.`)
}

const personOf = ({ person }: TableRow, { accounts }: Lookup) =>
  accounts.find(({ login }) => login === person)?.id ??
  words(`没有账号“${person}”。`, `There is no account “${person}”.`)

/** 2023/9/1 is a day as well. */
function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (text === '') return null
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

const ISSUES: Record<string, Words> = {
  effectiveFrom: words('生效日期须为年-月-日。', 'The first day is a date such as 2023-09-01.'),
  effectiveTo: words('截止日期须为年-月-日，且不早于生效日期。', 'The last day is a date, not before the first one.'),
  assignee: words('岗位和责任人只能写一个。', 'Give a post or a person, not both.'),
  note: words('依据或说明最多 300 字。', 'The basis has 300 characters at most.'),
}
const issueWords = ({ path, message }: { path: PropertyKey[]; message: string }): Words =>
  ISSUES[String(path[0])] ?? words(`内容有误：${message}`, `It can’t be read: ${message}`)
