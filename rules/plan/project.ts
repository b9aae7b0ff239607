import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import type { Clause } from './clause.ts'
import { type Doing, doingOf } from './doing.ts'
import { type Draft, draft, type Subject } from './draft.ts'
import { actionAt } from './lexicon/actions.ts'
import { uncovered } from './lexicon/general.ts'
import { adverbAt } from './lexicon/verbs.ts'
import { type NameReading, readName } from './name.ts'
import { chineseValue } from './numeral.ts'
import { splitNames } from './subject.ts'

const TAIL =
  /(?:(?:等(?:项目|工程)?)?(?:建设|布展|布局我[省市区县]|落地|进度|工作|前期工作|步伐|落户|建设进度|开工建设|竣工投产|建成投产|投产达效|投产|纳入[^，。；]{0,12}|列入[^，。；]{0,12}|竣工|筹建|房屋征收|房屋土地征收|征收|征迁|征地拆迁|征转|运营|发展|改造提升)(?:工作)?)$/
const DONE_BEHIND =
  /(?:建成(?:投用|通车|使用|投产|投运|启用|开放)?|竣工(?:验收|投产|交付)?|投入(?:使用|运营|运行)|投用|通车|投产|开工(?:建设)?|封顶|完工|交付(?:使用)?|洞通|开园|开馆|开业|全部完成|验收|启用|投运|合龙|成型|落地|落户|(?<!改革|对外|扩大|双向|水平)开放|获得核准|核准|获批|批复|立项|开通|并网(?:发电)?|上线(?:试运行)?|全线(?:贯通|洞通|通车))$/
const BETWEEN =
  /(?:力争|争取|确保|计划|年内|年底前?|年中|年初|今年|全年|上半年|下半年|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末)?前?|分别|、|完成|实现|主体(?:结构)?|全线|全面|全部|建成|如期|顺利|一季度|二季度|三季度|四季度|正式|要|将|于|在|主体工程|基本|具备条件)+$/
const LIVELIHOOD =
  /(\d{1,3}|[二三四五六七八九十][一二三四五六七八九十]{0,2})[项件](?:重点|重大|市级|区级|县级)?(?:民心工程|民生实事|惠民实事|为民实事|实事项目|民生工程|实事|民生项目)/

/** The projects that a clause names together with what will be done. */
export function projectsIn(clause: Clause, text: string, period: string, figures: readonly Draft[]): Draft[] {
  const counted = livelihood(clause, text, period)
  if (counted !== undefined) return [counted]
  const doing = doingOf(text, clause.start, Math.min(clause.end, clause.start + 200))
  const found = doing === undefined ? [] : named(doing, clause, text, { period, figures })
  return found.length > 0 ? found : finishedFirst(clause, text, period)
}

function livelihood(clause: Clause, text: string, period: string): Draft | undefined {
  const words = text.slice(clause.start, clause.end)
  const found = LIVELIHOOD.exec(words)
  if (found === null) return undefined
  const start = clause.start + found.index
  const count = Number(/\d/.test(found[1] ?? '') ? found[1] : chineseValue(found[1] ?? ''))
  const doing = doingOf(text, clause.start, start + 1)
  return project(clause, start, start + found[0].length, {
    period,
    action: doing?.verb ?? null,
    phase: 'ongoing',
    projectType: 'programme',
    nameNumber: count,
  })
}

function project(clause: Clause, start: number, end: number, more: Partial<Draft> & { period: string }): Draft {
  const subject: Subject = [[start, end]]
  return draft({
    kind: 'project',
    start: clause.start,
    end: clause.end,
    vstart: start,
    vend: end,
    subject,
    past: clause.past,
    ...more,
  })
}

interface ObjectList {
  readonly names: [number, number][]
  /** What follows 等: «等地块», «等22个项目». */
  readonly others: string
  readonly tail: string
  readonly count: number | undefined
}

/** Cuts the object into names: before 等, before a count, without the nouns of doing behind. */
function objectList(doing: Doing, text: string): ObjectList {
  const words = text.slice(doing.start, doing.end)
  const more = moreAt(words)
  const figure = /(?<![第A-Za-z\d.号-])(\d{1,5})(?=[个座条所处家栋项宗])/.exec(more < 0 ? words : '')
  const stop = more >= 0 ? more : (figure?.index ?? words.length)
  const tail = more >= 0 || figure !== null ? '' : (TAIL.exec(words.slice(0, stop))?.[0] ?? '')
  const names = splitNames(text, doing.start, doing.start + stop - tail.length)
  return {
    names,
    others: more < 0 ? '' : words.slice(more + 1),
    tail,
    count: figure === null ? undefined : Number(figure[1]),
  }
}

/** The 等 that ends a list, not the one of 等级, 平等 or of a works' full name («…等道路及配套管线工程»). */
function moreAt(words: string): number {
  for (let at = words.indexOf('等'); at >= 0; at = words.indexOf('等', at + 1)) {
    const isWord = /^等[级候待]/.test(words.slice(at)) || /[平高中初同上优]$/.test(words.slice(0, at))
    if (!isWord)
      return /^等[^，。；、\d]{2,12}工程$/.test(words.slice(at)) && !words.slice(0, at).includes('、') ? -1 : at
  }
  return -1
}

interface Known {
  readonly period: string
  readonly figures: readonly Draft[]
}

function named(doing: Doing, clause: Clause, text: string, known: Known): Draft[] {
  const { period } = known
  const list = objectList(doing, text)
  const readings = list.names.map(([start, end]) => ({
    ...trimmed(text, start, end),
    reading: undefined as NameReading | undefined,
  }))
  const made: Draft[] = []
  const last = readings.at(-1)
  const lastReading = last === undefined ? undefined : readName(text.slice(last.start, last.end))
  const counts = list.count !== undefined && list.count === readings.length && readings.length > 1
  for (const item of readings) {
    const name = text.slice(item.start, item.end)
    const reading = readName(name)
    if (known.figures.some((figure) => (figure.vstart ?? 0) < item.end && (figure.vend ?? 0) > item.start)) continue
    const shared =
      item !== last &&
      lastReading?.proper === true &&
      lastReading.ending &&
      NAMED_TYPES.has(lastReading.type) &&
      name.length <= 8 &&
      reading !== undefined
    if (reading === undefined || !isAccepted(reading, { name, doing, list, counts, shared })) continue
    made.push(named1(item, reading, doing, { clause, period, others: list.others, text, first: readings[0] }))
  }
  return made
}

interface Judged {
  readonly name: string
  readonly doing: Doing
  readonly list: ObjectList
  readonly counts: boolean
  readonly shared: boolean
}

const LAND = /^(?:地块|宗地)|地块|宗地/
const UNDERTAKINGS = /^(?:\d{0,4}|[一二三四五六七八九十]{0,3})(?:个|项)?[^，。；]{0,8}(?:项目|工程|企业)/
const BUILDINGS = /楼宇|资产|厂房|楼盘|载体|物业|地块|资源|厂区/
const NAMED_TYPES = new Set(['construction', 'investment', 'land', 'area', 'platform'])
const LOOSE =
  /^(?:培育|规范|探索|健全|加强|落实|深化|优化|完善|推行|开展|维护|统筹推进|完善提升|优化提升|做强|管好|用好)$/
const NON_CORE_TYPES = new Set(['programme', 'event'])

function isAccepted(reading: NameReading, { name, doing, list, counts, shared }: Judged): boolean {
  const { phase } = doing
  if (reading.type === 'reform' && !/混改$/.test(name)) return false
  const taken = /前期|征收|征迁|征转|征地|拆迁/.test(list.tail + list.others) || /(?:片区|地块)$/.test(name)
  if (
    LOOSE.test(doing.verb) &&
    !taken &&
    !reading.strong &&
    (NAMED_TYPES.has(reading.type) || !/[“”]|专项|行动$|计划$/.test(name))
  )
    return false
  if (list.count !== undefined && !counts) return false
  if (phase === 'land-sale') return reading.proper || LAND.test(list.others) || /地块$/.test(name) || shared
  if (NAMED_TYPES.has(reading.type) && !reading.strong && opensWithAction(name)) return false
  if (phase === 'revitalise')
    return (
      (reading.proper && (reading.ending || /^[原旧省市区县]/.test(name))) ||
      (BUILDINGS.test(list.others) && name.length >= 3)
    )
  if (counts || (reading.proper && UNDERTAKINGS.test(list.others))) return true
  if (/^(?:支持|鼓励|引导|推广|发挥)$/.test(doing.verb) && list.tail === '') return false
  if ((phase === 'planned' || phase === 'land') && UNDERTAKINGS.test(list.others) && reading.ending) return true
  if (/新建|建设|复建/.test(name) && UNDERTAKINGS.test(list.others)) return true
  if (phase === 'seek' && /^国家[^，]{2,}(?:技术创新中心|医学中心|区域医疗中心|制造业创新中心|创新中心)$/.test(name))
    return true
  if (phase === 'seek' && /示范(?:城市|区|县|社区|街|村)|称号|城市$|文明/.test(name)) return false
  if (reading.type === 'area' && !/打造|建设|开发/.test(doing.verb)) return false
  if (shared && reading.type !== 'programme' && uncovered(name) >= 1) return true
  return reading.proper && reading.ending
}

/** «培育增量», «服务好企业»: words of doing, not a name. */
function opensWithAction(name: string): boolean {
  const word = adverbAt(name, 0) ?? actionAt(name, 0)
  return (
    word !== undefined &&
    word.length > 1 &&
    !/^(?:综合|联合|示范|创新|开放|合作|共享|统一|集中|保护|科学|重点|协同|改革|服务(?!好))/.test(name)
  )
}

interface Around {
  readonly clause: Clause
  readonly period: string
  readonly others: string
  readonly text: string
  readonly first: { start: number; end: number } | undefined
}

function named1(item: { start: number; end: number }, reading: NameReading, doing: Doing, around: Around): Draft {
  const { clause, period, text } = around
  const isAsset =
    reading.type === 'area' || /^(?:提升|发挥|支持|做强|优化|完善|深化|推广|落实|健全|规范|维护)$/.test(doing.verb)
  const core =
    !NON_CORE_TYPES.has(reading.type) && !(isAsset && doing.phase === 'ongoing' && !/打造|建设/.test(doing.verb))
  const made = project(clause, item.start, item.end, {
    period,
    action: doing.verb,
    phase: doing.phase,
    projectType: reading.type,
    core,
  })
  return { ...made, subject: fullSubject(item, around, text) }
}

/** «8号线» in a list that opens with 地铁7号线 is 地铁8号线; names before 等地块 are parcels. */
function fullSubject(item: { start: number; end: number }, around: Around, text: string): Subject {
  const own: Subject = [[item.start, item.end]]
  const first = around.first
  const line =
    first === undefined || !/^\d{1,3}号线/.test(text.slice(item.start, item.end))
      ? null
      : /^([^\d，。；]{2,8})\d{1,3}号线/.exec(text.slice(first.start, first.end))
  if (line !== null && first !== undefined && first.start !== item.start)
    return [[first.start, first.start + (line[1] ?? '').length], ...own]
  const kind = /^(地块|宗地|片区)/.exec(around.others)?.[0]
  return kind !== undefined && !text.slice(item.start, item.end).endsWith(kind) ? [...own, kind] : own
}

const NAME_CUT = /^(.{2,16}?(?:片区|地块|号线(?:[一二三四]期)?))(?=(?:城市更新|部分|附近|房屋|涉及|征)).*$/

/** Quotes and stray words off the ends of a name. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && ' ，：'.includes(text.charAt(from))) from += 1
  const tail = TAIL.exec(text.slice(from, to))
  if (tail !== null && tail.index >= 2) to = from + tail.index
  const cut = NAME_CUT.exec(text.slice(from, to))
  if (cut !== null && /城市更新/.test(text.slice(from, to))) to = from + (cut[1] ?? '').length
  while (to > from && ' ，：的'.includes(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

/** «某医院6月投入使用、某学校封顶»: each name of the list with a deed of its own. */
function withoutDeed(text: string, from: number, to: number): number {
  const words = text.slice(from, to)
  const deed = DONE_BEHIND.exec(words)
  return deed === null || deed.index < 3 ? to : from + words.slice(0, deed.index).replace(BETWEEN, '').length
}

/** «南环路、文昌大桥建成通车», «新校区9月底前投入使用»: names first, then what will be done. */
function finishedFirst(clause: Clause, text: string, period: string): Draft[] {
  const words = text.slice(clause.start, Math.min(clause.end, clause.start + 90))
  const done = DONE_BEHIND.exec(words) ?? /完成投资(?=\d)/.exec(words)
  if (done === null || done.index < 3) return []
  let front = words.slice(0, done.index).replace(/\d{1,3}个(?:重点|重大)?(?:项目|工程)$/, '')
  if (/[\d一二三四五六七八九十](?:个|座|条|所|处|家)/.test(front)) return []
  const opening =
    /^(?:[一二三四五六七八九十]{1,2}是|力争|争取|确保|抓好|做好|抓紧|推动|推进|加快|年内|今年|计划|全力|实现|促进|使|[“”*· ])+/.exec(
      front,
    )?.[0] ?? ''
  front = front.replace(BETWEEN, '')
  const start = clause.start + opening.length
  const end = clause.start + front.length
  if (end - start < 2) return []
  const phase: ProjectPhase = /征地拆迁|征迁|征收/.test(front)
    ? 'expropriation'
    : /封顶|全线|洞通/.test(done[0])
      ? 'ongoing'
      : /开工/.test(done[0])
        ? 'start'
        : /落地|落户/.test(done[0])
          ? 'land'
          : 'complete'
  const made: Draft[] = []
  for (const [from, to] of splitNames(text, start, end)) {
    const item = trimmed(text, from, withoutDeed(text, from, to))
    const reading = readName(text.slice(item.start, item.end))
    if (reading?.proper !== true || (!reading.ending && !/投产|落户|落地/.test(done[0]))) continue
    made.push(
      project(clause, item.start, item.end, {
        period,
        action: done[0],
        phase,
        projectType: reading.type,
        core: !NON_CORE_TYPES.has(reading.type),
      }),
    )
  }
  return made
}
