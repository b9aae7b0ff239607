import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import type { Clause } from './clause.ts'
import { isWorksDeed, phaseOfDeed } from './deed.ts'
import { type Doing, doingOf } from './doing.ts'
import { type Draft, draft, type Subject } from './draft.ts'
import { type Around, isProject, isSister } from './judge.ts'
import { listingOf } from './listing.ts'
import { readName } from './name.ts'
import { type NameItem, type NameList, nameList } from './name-list.ts'
import { chineseValue } from './numeral.ts'

const LIVELIHOOD =
  /(\d{1,3}|[二三四五六七八九十][一二三四五六七八九十]{0,2})[项件类](?:重点|重大|市级|区级|县级)?(?:民心工程|民生实事|惠民实事|为民实事|实事项目|民生工程|为民办实事(?:项目)?|实事|民生项目)/
const LONGEST = 240
const AHEAD = 12
const GOES_ON =
  /^[，：](?:全长|总长|总投资|估算投资|占地|用地|(?:总)?建筑面积|(?:计划|预计|力争|确保)?(?:年内|年底|今年|\d{1,2}月|[上下]半年)[^，。；]{0,4}(?:建成|完工|竣工|开工|投用|投产|通车|完成|主体|封顶))/

/** Where a clause stands: the period it speaks of, its figures, and whether its section lists projects line by line. */
export interface Setting {
  readonly period: string
  readonly figures: readonly Draft[]
  readonly listing?: boolean
}

/** The projects that a clause names together with what will be done. */
export function projectsIn(clause: Clause, text: string, setting: Setting): Draft[] {
  const counted = livelihood(clause, text, setting.period)
  if (counted !== undefined) return [counted]
  const to = Math.min(clause.end, clause.start + LONGEST)
  const listed = listingOf(clause, text, setting.listing === true)
  const doing = doingOf(text, clause.start, to) ?? listed
  const from = doing?.start ?? clause.start
  const list = nameList(text, from, to)
  return made(list, doing, {
    clause,
    text,
    setting,
    first: doing === undefined,
    listed: listed !== undefined,
  })
}

function livelihood(clause: Clause, text: string, period: string): Draft | undefined {
  const words = text.slice(clause.start, clause.end)
  const found = LIVELIHOOD.exec(words)
  if (found === null) return undefined
  const start = clause.start + found.index
  const count = Number(/\d/.test(found[1] ?? '') ? found[1] : chineseValue(found[1] ?? ''))
  const doing = doingOf(text, clause.start, start + 1)
  return project(clause, [start, start + found[0].length], {
    period,
    action: doing?.verb ?? null,
    phase: 'ongoing',
    projectType: 'programme',
    nameNumber: count,
  })
}

function project(clause: Clause, [start, end]: [number, number], more: Partial<Draft> & { period: string }): Draft {
  return draft({
    kind: 'project',
    start: clause.start,
    end: clause.end,
    vstart: start,
    vend: end,
    subject: [[start, end]],
    past: clause.past,
    ...more,
  })
}

interface Place {
  readonly clause: Clause
  readonly text: string
  readonly setting: Setting
  /** Names first, what will be done behind. */
  readonly first: boolean
  /** The line is an item of a list of projects. */
  readonly listed: boolean
}

interface Candidate extends NameItem {
  readonly name: string
  readonly around: Around
  readonly accepted: boolean
}

function made(list: NameList, doing: Doing | undefined, place: Place): Draft[] {
  const candidates = judged(list, doing, place)
  const last = candidates.at(-1)?.name ?? ''
  const anyAccepted = candidates.some((item) => item.accepted && readName(item.name)?.proper === true)
  const drafts: Draft[] = []
  for (const item of candidates) {
    if (item.name === '' || !(item.accepted || (anyAccepted && isSister(item.name, last, item.around)))) continue
    drafts.push(told(item, list, candidates[0], place))
  }
  return drafts
}

/** Each name with what governs it: the verb in front, its own deed, or the deed that closes the list. */
function judged(list: NameList, doing: Doing | undefined, place: Place): Candidate[] {
  const { text, setting } = place
  const closing = isWorksDeed(list.others) ? list.others : doing === undefined ? deedAhead(place) : ''
  const found: Candidate[] = []
  let deed = closing
  let verbs = list.items.map((item) => item.verb)
  verbs = verbs.map((_, index) => verbs.slice(0, index + 1).findLast((verb) => verb !== '') ?? doing?.verb ?? '')
  for (let index = list.items.length - 1; index >= 0; index -= 1) {
    const item = list.items[index]
    if (item === undefined) continue
    if (item.deed !== '') deed = isWorksDeed(item.deed) || advances(item.deed) ? item.deed : item.deed + deed
    const span = withoutFigures(item, setting.figures, text)
    const name = span === undefined ? '' : whole(text.slice(span.start, span.end))
    const verb = verbs[index] ?? ''
    const phase = phaseFor(doing, deed)
    const told = isWorksDeed(deed) || advances(deed)
    const governed = doing !== undefined && (!doing.push || list.others !== '')
    const around: Around = {
      verb,
      phase,
      deed,
      others: list.others,
      counted: list.counted,
      miscounted: list.miscounted && deed === closing,
      first: place.first && !place.listed,
    }
    const reading = governed || told ? readName(name) : undefined
    const accepted = reading !== undefined && isProject(name, reading, around)
    found.unshift({ ...item, ...(span ?? {}), name: reading === undefined ? '' : name, around, accepted })
  }
  return found
}

/** Half a quotation is no name. */
function whole(name: string): string {
  return name.split('“').length === name.split('”').length ? name : ''
}

/** «S214改扩建，全长36公里，年内完工»: the next clause goes on about the work named here. */
function deedAhead({ clause, text }: Place): string {
  const behind = text.slice(clause.end, clause.end + AHEAD)
  return clause.sign === '' && GOES_ON.test(behind) ? '建设' : ''
}

function advances(deed: string): boolean {
  return /^(?:加快|全面|有序|加速|抓紧|加紧|全力)(?:推进|实施|建设)/.test(deed)
}

function phaseFor(doing: Doing | undefined, deed: string): ProjectPhase {
  if (doing === undefined || doing.push) return deed === '' ? (doing?.phase ?? 'ongoing') : phaseOfDeed(deed)
  const behind = deed === '' || /^(?:建设|工作|进度|步伐|推进|实施)/.test(deed) ? 'ongoing' : phaseOfDeed(deed)
  return doing.phase === 'ongoing' ? behind : doing.phase
}

/** A name ends where a figure of the clause begins in brackets or behind a phase; else a figure in it makes it none. */
function withoutFigures(
  item: NameItem,
  figures: readonly Draft[],
  text: string,
): { start: number; end: number } | undefined {
  const inside = figures.find((figure) => (figure.vstart ?? 0) < item.end && (figure.vend ?? 0) > item.start)
  if (inside === undefined) return item
  const at = inside.vstart ?? item.start
  if (at <= item.start) return undefined
  if (isCapacity(item, inside, text)) return item
  const bracket = text.slice(item.start, at).lastIndexOf('（')
  if (bracket > 1) return { start: item.start, end: item.start + bracket }
  return readName(text.slice(item.start, at))?.strong === true ? { start: item.start, end: at } : undefined
}

/** «年产20万吨碳纤维项目»: the figure says how large the thing named is. */
function isCapacity(item: NameItem, figure: Draft, text: string): boolean {
  const name = text.slice(item.start, item.end)
  const value = text.slice(figure.vstart ?? 0, figure.vend ?? 0)
  const reading = readName(name)
  return (
    (figure.vend ?? 0) < item.end - 1 &&
    /(?:吨|千瓦|兆瓦|瓦时|立方米|万[套台辆件片只平]|英寸|千伏|MW|GWh?)/.test(value) &&
    reading?.proper === true &&
    (reading.ending || /项目|工程/.test(text.slice(item.end, item.end + 12)))
  )
}

const NON_CORE_TYPES = new Set(['programme', 'event'])

function told(item: Candidate, list: NameList, first: Candidate | undefined, { clause, text, setting }: Place): Draft {
  const type = readName(item.name)?.type ?? 'construction'
  const { verb, phase, deed } = item.around
  const isAsset = type === 'area' || /^(?:提升|发挥|支持|做强|优化|完善|深化|推广|落实|健全|规范|维护)$/.test(verb)
  const isBuilt = /打造|建设/.test(verb + deed)
  return project(clause, [item.start, item.end], {
    period: setting.period,
    action: verb === '' ? deed || null : verb,
    phase,
    projectType: type,
    core: !NON_CORE_TYPES.has(type) && !(isAsset && phase === 'ongoing' && !isBuilt),
    subject: fullSubject(item, list, first, text),
  })
}

/** «8号线» in a list that opens with 地铁7号线 is 地铁8号线; names before 等地块 are parcels. */
function fullSubject(item: Candidate, list: NameList, first: Candidate | undefined, text: string): Subject {
  const own: Subject = [[item.start, item.end]]
  const line =
    first === undefined || !/^\d{1,3}号线/.test(item.name)
      ? null
      : /^([^\d，。；]{2,8})\d{1,3}号线/.exec(text.slice(first.start, first.end))
  if (line !== null && first !== undefined && first.start !== item.start)
    return [[first.start, first.start + (line[1] ?? '').length], ...own]
  const kind = /^(地块|宗地|片区)/.exec(list.others)?.[0]
  return kind !== undefined && !item.name.endsWith(kind) ? [...own, kind] : own
}
