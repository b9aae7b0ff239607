import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import { isWorksDeed } from './deed.ts'
import { actionAt } from './lexicon/actions.ts'
import { uncovered } from './lexicon/general.ts'
import { adverbAt } from './lexicon/verbs.ts'
import { type NameReading, readName } from './name.ts'

/** What a clause says around a name. */
export interface Around {
  readonly verb: string
  readonly phase: ProjectPhase
  /** What the text says behind the name or its list. */
  readonly deed: string
  readonly others: string
  /** The list's number is the number of its names. */
  readonly counted: boolean
  readonly miscounted: boolean
  /** The names open the clause: no verb governs them from the front. */
  readonly first: boolean
}

const LAND = /^(?:地块|宗地)|地块|宗地/
const COUNTED = '(?:\\d{0,4}|[一二三四五六七八九十两]{0,3})[个项大条座所处宗]?'
const UNDERTAKINGS = new RegExp(`^${COUNTED}[^，。；]{0,16}(?:项目|工程)`)
/** What a list of places to be built or rebuilt closes with. */
const SITES = new RegExp(
  `^${COUNTED}[^，。；、]{0,8}(?:路|道路|公路|高速|铁路|桥|站|电站|校|学校|医院|园|公园|水库|灌区|馆|河道|街巷|片区|地块|小区|街区|煤矿|机场|改造|更新|都更|立交|安置区)`,
)
const BANDS =
  /(?:带|走廊|城市群|都市圈)[^，。；]{0,4}(?:建设|发展|协同|$)|^[^，。；、]{0,8}城市|(?:片区|流域|区域|地区)内/
const BUILDINGS = /楼宇|资产|厂房|楼盘|载体|物业|地块|资源|厂区/
const BUILT = new Set(['construction', 'investment', 'land', 'area', 'platform'])
const LOOSE =
  /^(?:培育|规范|探索|健全|加强|落实|深化|优化|完善|推行|开展|维护|统筹推进|完善提升|优化提升|做强|管好|用好)$/
const SUPPORT = /^(?:支持|鼓励|引导|推广|发挥)$/
const WORKS_VERB = /开工|动工|开建|竣工|投产|投用|投运|通车|建成/
const OPENS_FOR_USE = /开工|动工|动土|竣工|投产|投用|投运|通车|并网|封顶|完工|试运|开业|投入使用|建成/
const ENDS_THERE: ReadonlySet<ProjectPhase> = new Set(['complete', 'start', 'land', 'expropriation'])

/** Whether a name is told as a project of its own. */
export function isProject(name: string, reading: NameReading, around: Around): boolean {
  const { phase, deed, others } = around
  if (reading.type === 'reform' && !/混改$/.test(name)) return false
  if (isLoose(name, reading, around)) return false
  if (around.miscounted) return false
  if (phase === 'land-sale') return reading.proper || LAND.test(others) || /地块$/.test(name)
  if (BUILT.has(reading.type) && !reading.strong && opensWithAction(name)) return false
  if (phase === 'revitalise')
    return (
      (reading.proper && (reading.ending || /^[原旧省市区县]/.test(name))) ||
      (BUILDINGS.test(others) && name.length >= 3)
    )
  const works = WORKS_VERB.test(around.verb) || isWorksDeed(deed)
  if (BANDS.test(others) || /^发挥/.test(around.verb)) return false
  if (isListed(name, reading, around, works)) return true
  if (SUPPORT.test(around.verb) && deed === '') return false
  if (isGoal(name, phase)) return /国家[^，]{2,}中心$/.test(name)
  if (isWorksOfOthers(name, reading, around)) return true
  if (
    reading.type === 'area' &&
    !/打造|建设|开发|加快|获批|推进/.test(around.verb + deed) &&
    !isWorksDeed(deed) &&
    !reading.strong
  )
    return false
  if (reading.proper && reading.ending) return true
  if (
    reading.own >= 1 &&
    uncovered(name) >= 1 &&
    name.length >= 3 &&
    /^(?:房屋|土地|征|拆)/.test(deed) &&
    /征|拆/.test(deed)
  )
    return true
  if (around.verb === '续建' && reading.ending && name.length >= 4) return true
  const plain = WORKS_VERB.test(around.verb) || OPENS_FOR_USE.test(deed)
  return plain && ENDS_THERE.has(phase) && !around.first && reading.own >= 2 && name.length >= 3 && name.length <= 16
}

/** Something that stands somewhere, not a kind of work. */
function isThing(name: string, reading: NameReading): boolean {
  return reading.own > 0 || (reading.ending && !/(?:更新|修复|提升|改造|整治|治理|建设|保护|处理)$/.test(name))
}

const REBUILT = /改造|更新|整治|修缮|加固|提升|征收|拆迁|建设/

/** A member of a list that closes with its number or with what its members are. */
function isListed(name: string, reading: NameReading, { counted, others, first }: Around, works: boolean): boolean {
  const told = UNDERTAKINGS.test(others)
  if (counted && isThing(name, reading) && (works || told || SITES.test(others))) return true
  if (!reading.proper) return false
  return (told && (!first || works)) || (SITES.test(others) && (works || reading.ending || REBUILT.test(others)))
}

function isLoose(name: string, reading: NameReading, { verb, deed, others }: Around): boolean {
  if (!LOOSE.test(verb)) return false
  const taken = /前期|征收|征迁|征转|征地|拆迁/.test(deed + others) || /(?:片区|地块)$/.test(name)
  return !taken && !reading.strong && (BUILT.has(reading.type) || !/[“”]|专项|行动$|计划$/.test(name))
}

/** Titles to be won are no projects, national centres to be placed are. */
function isGoal(name: string, phase: ProjectPhase): boolean {
  return phase === 'seek' && /^国家[^，]{2,}中心$|示范(?:城市|区|县|社区|街|村)|称号|城市$|文明/.test(name)
}

function isWorksOfOthers(name: string, reading: NameReading, { phase, others }: Around): boolean {
  if (!UNDERTAKINGS.test(others)) return false
  const isPlace = reading.own > 0 || /(?:园|基地|中心|厂|楼|店|总部)$/.test(name)
  return ((phase === 'planned' || phase === 'land') && reading.ending && isPlace) || /新建|建设|复建/.test(name)
}

/** A sister of an accepted name: short, ending like a facility, or opening what the last one closes. */
export function isSister(name: string, last: string, around: Around): boolean {
  const reading = readName(name)
  if (reading === undefined || around.miscounted) return false
  if (LOOSE.test(around.verb) && around.phase !== 'expropriation') return false
  if (!BUILT.has(reading.type) || opensWithAction(name)) return false
  if (reading.ending && name.length >= 3 && !/^(?:老旧|农村|城镇|既有|公共|基础)/.test(name)) {
    return (
      reading.own >= 1 ||
      uncovered(name) >= 1 ||
      around.first ||
      ((ENDS_THERE.has(around.phase) || /新区|公园$/.test(name)) &&
        /(?:医院|中心|馆|楼|铁路|新区|校|公园|站|路)$/.test(name.replace(/（[^（）]*）$/, '')))
    )
  }
  if (SITES.test(around.others) && uncovered(name) >= 1 && name.length <= 8) return true
  const lastReading = readName(last)
  return (
    name.length <= 12 &&
    uncovered(name) >= (name.length > 8 ? 2 : 1) &&
    lastReading?.ending === true &&
    BUILT.has(lastReading.type)
  )
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
