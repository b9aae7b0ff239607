import type { ProjectType } from '../../contract/engines/commitment.ts'
import { endingOf } from './lexicon/facilities.ts'
import { uncovered } from './lexicon/general.ts'

/** What a name tells of itself: its type, and whether it is one thing's own name. */
export interface NameReading {
  readonly type: ProjectType
  readonly proper: boolean
  /** A phase, a code, an ordinal or a local institution makes it a name beyond doubt. */
  readonly strong: boolean
  /** It ends like the name of a facility, a place or an undertaking. */
  readonly ending: boolean
}

const PHASED = /(?:[一二三四五六七八九十]|\d)期(?:工程|项目)?$|（[一二三四五六]期(?:工程)?）$/
const CODED = /^(?:[国省县]道)?[GSXYK]\d{1,4}|\d{1,3}号(?:线|地块|路|泊位|楼|矿|井)|[A-Z]\d{0,2}-\d{1,3}/
const FORMER = /^(?:原|旧(?![房区城住楼改])|老(?![旧年人城工百龄])(?!字号|街区))[一-龥]{2,}/
const NUMBERED =
  /第[一二三四五六七八九十\d]{1,3}(?:小学|中学|医院|幼儿园|水厂|实验|污水|高级中学|人民|消防|初级中学|大桥|届)/
const LOCAL = /^(?:省|市|区|县|镇|乡|旗)(?![级政场域块镇乡属内外区县城直容民])[一-龥]{3,}/
const INSTITUTION =
  /(?:医院|保健院|中医院|疾控中心|急救中心|治未病中心|档案馆|图书馆|博物馆|文化馆|殡仪馆|福利院|体育馆|体育场|剧院|健身中心|活动中心|实验学校|实验中学|实验小学|教学楼|康复楼|综合楼|门诊楼|传染病楼|二期|一期|党校|看守所|融媒体中心|科技馆|青少年宫|规划馆|敬老院|水厂|实验楼|业务楼|住院楼|新馆|新院|(?:整体)?(?:搬迁|迁建|扩建|改扩建|新建)(?:工程|项目)?)$/
const VAGUE =
  /由.{1,12}向|更多|优质|高品质|渠道$|衔接$|路径$|之城$|之都$|之乡$|首站$|首城$|目的地$|高地$|入驻$|落地$|由.*到|端延伸|向.{0,8}延伸$(?<!“.{1,6}”延伸)|走进|先行先试|举措$|^“[^”]*”项目$|^新一批|^好|^要|^与|^对|^向|或|级项目$|活力$|增量$|总量$|^(?:一批|更多|各|全|若干|多个|部分|有条件|符合|所有|相关|有关|重点$|一系列|等|其他|每)|的|为$|(?:机制|制度|体系|水平|能力|质量|环境|格局|工作|服务|经济|产业|效率|效能|氛围|结构|规模|政策|方式|模式|标准|比例|比重|意识|责任|力度|资源|市场|企业|人才|资金)$/
const WEAK =
  /^(?:中心|平台|基地|工程|项目|园|园区|站|馆|院|城|区|示范区|试验区|实验室|研究院|河|湖|村|社区|街|楼|路网|管网|改造|治理|整治|提升|加工|通道|开发区|段|线)$/

/** Reads a candidate name; undefined where it can't be a name at all. */
export function readName(name: string): NameReading | undefined {
  if (name.length < 2 || name.length > 30 || VAGUE.test(name)) return undefined
  const ending = endingOf(name)
  const type = ending?.type ?? 'investment'
  const strong = isStrong(name)
  return {
    type,
    strong,
    proper: strong || isProper(name, ending?.word ?? ''),
    ending: ending !== undefined || CODED.test(name),
  }
}

function isStrong(name: string): boolean {
  return PHASED.test(name) || CODED.test(name) || NUMBERED.test(name) || (LOCAL.test(name) && INSTITUTION.test(name))
}

/** Works done to something: a name only where that something is named (洼子河 + 综合整治). */
const DEEDS =
  /(?:综合|保护|维修|快速化|电气化|提质|提升|改造|更新|升级|系统|环境|集中|连片)*(?:改造|改建|扩建|整治|治理|提标|扩容|加固|修缮|大修|迁建|复建|重建|提升|改线)(?:工程|项目)?$/

function isProper(name: string, ending: string): boolean {
  if (FORMER.test(name) && uncovered(name.slice(1)) >= 1 && ending !== '') return true
  if (/^“[^”]*”$/.test(name)) return false
  if (/^“[^”]{2,12}”/.test(name) && ending !== '') return true
  const deed = DEEDS.exec(name)
  if (deed !== null && deed.index >= 2) return isSite(name.slice(0, deed.index))
  const modifier = name.slice(0, name.length - ending.length).replace(/（[^）]{0,12}）/g, '')
  const rest = uncovered(modifier.replace(/^[省市区县]/, ''))
  if (/大脑$/.test(name)) return true
  if (uncovered(name) === 0) return false
  return (
    rest >= (WEAK.test(ending) || ending === '' ? 2 : 1) &&
    modifier.length >= 1 &&
    !(modifier.length === 1 && ending.length < 2)
  )
}

/** A named road, river, building or firm. */
function isSite(name: string): boolean {
  const ending = endingOf(name)
  if (ending === undefined || uncovered(name) === 0) return false
  const modifier = name.slice(0, name.length - ending.word.length)
  return modifier.length >= 1 && (uncovered(modifier) >= 1 || /^[省市区县镇乡]/.test(name))
}
