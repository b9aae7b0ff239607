import type { ProjectType } from '../../contract/engines/commitment.ts'
import { endingOf } from './lexicon/facilities.ts'
import { uncovered } from './lexicon/general.ts'
import { isStrongName, VAGUE } from './name-signs.ts'

/** What a name tells of itself: its type, and whether it is one thing's own name. */
export interface NameReading {
  readonly type: ProjectType
  readonly proper: boolean
  /** A phase, a code, an ordinal or a local institution makes it a name beyond doubt. */
  readonly strong: boolean
  /** It ends like the name of a facility, a place or an undertaking. */
  readonly ending: boolean
  /** Characters in front of its ending that no general word covers. */
  readonly own: number
}

const WEAK =
  /^(?:中心|平台|基地|工程|项目|园|园区|站|馆|院|城|区|示范区|试验区|实验室|研究院|河|湖|村|社区|街|楼|路网|管网|改造|治理|整治|提升|加工|通道|开发区|段|线|库|厂|场|所|宫|厅|台|塔|校|里|谷|坊|庄|岛|湾|苑|市场|景区|配套|修复|装备|生产|制造|电子|食品|物流|一体化|产业化|整合|重组|合并|管道|管线|亮化|廊道|厂房|宿舍|干线|支线|道|院所|院校|大院|出口|调水|塘|坝|山|峰|峡|泉|沟|场地|系统|更新|市)$/
const LONGEST_NAME = 40

/** Reads a candidate name; undefined where it can't be a name at all. */
export function readName(name: string): NameReading | undefined {
  if (name.length < 2 || name.length > LONGEST_NAME || VAGUE.test(name)) return undefined
  const ending = endingOf(name)
  const strong = isStrongName(name)
  return {
    type: typeOf(name, ending?.type),
    strong,
    proper: strong || isProper(name, ending?.word ?? ''),
    ending: ending !== undefined || strong,
    own: ownCharacters(name, ending?.word ?? ''),
  }
}

/** A 工程 that builds nothing is a programme. */
const BUILT_WORKS =
  /(?:[引调输供送蓄灌]|水|防洪|治理|增容|扩容|航道|码头|路|桥|隧|渠|堤|库|港|机场|站|厂|馆|院|校|楼|管|网|改线|建|改造|加固|修缮|整治|修复|搬迁|枢纽|通道|河|湖|海|塘|段|线|入[一-龥]|期|电|园|区|街|村|景观)[一-龥]{0,4}(?:（[^）]*）)?工程(?:（[^）]*）)?$/

function typeOf(name: string, ending: ProjectType | undefined): ProjectType {
  if (/工程(?:（[^）]*）)?$/.test(name) && !BUILT_WORKS.test(name) && !isStrongName(name)) return 'programme'
  return ending ?? 'investment'
}

/** Works done to something: a name only where that something is named (洼子河 + 综合整治). */
const DEEDS =
  /(?:综合|保护|维修|快速化|电气化|现代化|提质|提升|改造|更新|升级|系统|环境|集中|连片|黑臭水体|生态|续建|配套|节水|扩容|提标|除险|异地|整体|水环境|搬迁|有机|积水点|风貌|景观|废弃|土壤)*(?:改造|改建|扩建|整治|治理|提标|扩容|加固|修缮|大修|迁建|复建|重建|提升|改线|拓宽|拼宽|修复|复绿|外迁|搬迁|更新|清淤|疏浚|亮化|建设)(?:工程|项目)?$/
/** Works that only a firm or a building can have, so that its kind need not be told. */
const MOVES = /扩建|外迁|迁建|搬迁|复建|大修|拓宽|拼宽|改线/
/** Streets are often called by general words (民生路, 人民大街), so that only kinds of streets are left out. */
const STREET =
  /^(?!农村|市政|旅游|产业|快速|主干|次干|断头|环城|背街|步行|商业|文化|特色|美食|示范|道路|公路|绿色|资源|机耕|田间|通村|乡村|城市|慢行|人行|健身|滨水|骑行)[一-龥]{2}(?:(?<![高公铁道线思网电出支环村干头速辅匝])路|(?<!一)大[街道]|(?<![集小])巷|(?<![步行])街)$/
/** «…能力提升工程», «平安…工程»: undertakings in general, whatever else they are called. */
const PROGRAMME =
  /(?:能力|产能|质量|素质|培育|攻坚|护航|守护|健康|平安|文明|人才|就业|教育|服务|行动|引领|示范|促进|惠民|安居|强基|富民|振兴|普及|巩固|提质|关爱|精品|品牌|高校|一小|安全)[一-龥]{0,6}(?:提升|扩容|创建|建设|巩固|改善|保障)?工程$/
const FORMER = /^(?:原|旧(?![房区城住楼改])|老(?![旧年人城工百龄])(?!字号|街区))[一-龥]{2,}/

function isProper(name: string, ending: string): boolean {
  if (FORMER.test(name) && uncovered(name.slice(1)) >= 1 && ending !== '') return true
  if (/^“[^”]*”$/.test(name))
    return /(?:路|街|巷|桥|大道|馆|公园)”$/.test(name) && !/一路”$|^“[一二三四五六七八九十两双]/.test(name)
  if (/^“[^”]{2,12}”/.test(name) && ending !== '') return true
  if (STREET.test(name)) return true
  if (PROGRAMME.test(name) || /^[一-龥]{2}(?:项目|工程)$/.test(name)) return false
  const deed = DEEDS.exec(name)
  if (deed !== null && deed.index >= 2) return isSite(name.slice(0, deed.index), deed[0])
  if (/大脑$/.test(name)) return true
  if (uncovered(name) === 0) return false
  const length = name.length - ending.length
  const own = ownCharacters(name, ending)
  return own >= (WEAK.test(ending) || ending === '' ? 2 : 1) && length >= 1 && !(length === 1 && ending.length < 2)
}

function ownCharacters(name: string, ending: string): number {
  const modifier = name.slice(0, name.length - ending.length).replace(/（[^）]{0,20}）/g, '')
  return uncovered(
    modifier
      .replace(/^[省市区县州]/, '')
      .replace(/^(?:新一轮|新时代)/, '')
      .replace(/^(?:国家级?|[省市区县]级|全[省市区县])/, ''),
  )
}

/** A named road, river, building or firm. */
function isSite(name: string, deed: string): boolean {
  if (isStrongName(name)) return true
  const ending = endingOf(name)
  if (uncovered(name) === 0) return false
  if (/^[一-龥]{2,6}(?:线|路|河|渠|街|大道|桥)[一-龥]{2}$|^[一-龥]{2,4}流域(?:水环境)?$/.test(name)) return true
  if (ending === undefined) return uncovered(name) >= 2 && MOVES.test(deed)
  const modifier = name.slice(0, name.length - ending.word.length)
  return modifier.length >= 1 && (uncovered(modifier) >= 1 || /^[省市区县镇乡]/.test(name))
}
