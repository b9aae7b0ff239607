import type { ProjectPhase } from '../../contract/engines/commitment.ts'

/** When something shall be done: «年内», «6月底前», «十月», «上半年». */
const TIME =
  '(?:今年|明年|当年|年内|年中|年初|年底|年末|岁末|[上下]半年|[一二三四]季度|近期|春节前|汛期|汛前|[春秋]季(?:学期|开学)?|开学|“?五一”?|“?十一”?(?=前|开)|国庆节?|元旦|春节|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\\d{1,2}日)?)(?:[底末初份内前中]|[上中下]旬|之)*'
/** What stands between a name and its deed. */
const MANNER =
  '力争|争取|确保|预计|尽快|尽早|早日|如期|按期|按时|按计划|提前|正式|顺利|全线|全部|全面|基本|分别|同步|加快|加速|加紧|抓紧|有序|持续|稳步|扎实|具备|主体(?:工程|结构)?(?=完工|封顶|建成|完成|施工|竣工|全)|对外(?=开放)|综合(?=开发)|(?:地下|主体)结构(?=施工|完|封)|路基(?=全|完|成|贯)'
/** Deeds that take an object of their own: whatever follows is no name. */
const TRANSITIVE =
  '完成(?!率)|纳入|列入|通过(?!率)|取得|获得|获批|获国家|核准|批复|进入|转入|进场|实现(?=[^、，]{0,4}(?:通|竣|投|建|开|贯|并|封|运))|启动(?!区|仪式|点|资金)|投入(?=使用|运|试|生产|营)|布局(?=我)|建设进度|工程进度|形象进度|开始(?=[试施建运])|迈入|初具|见雏形|实施(?=改造|修缮|整治|提升|扩建|维修|加固|亮化)|进行(?=改造|修缮|整治|提升|扩建|维修|加固|亮化)|达产|尽早|创建|争创|创成|提升至|选址(?=$|获|工|及|报|建)|可研|初设|前期(?=$|工作|论证|研究|手续|准备)|筹建|论证|立项|房屋征收|土地征收|房屋土地征收|征地拆迁|征拆|征迁|征转|征收|拆迁|收储|车站主体|首台(?=机组.{0,2}投)|涉及的|整车下线'
/** Deeds that close a clause. */
const CLOSING =
  '开工|建设|动工|动土|开建|建成|竣工|完工|投产|投用|投运|通车|通水|通航|通气|通电|贯通|洞通|封顶|合龙|成型|交付|使用|验收|启用|运营|运行|试运营|试运行|试运|试生产|生产|开放|提速|收官|扫尾|收尾|开园|迎客|开业|开馆|开通|开学|招生|落地|落户|签约|达效|并网|发电|上线|下线|见效|转固|蓄水|下闸蓄水|投入|布展|推进|实施|进度|工作|步伐|施工|筹备|招商|发展|运作|开发|完善|到位|挂网|招标|出让|全容量|落成|亮相|揭牌|挂牌|合拢|点火|送电|移交|回迁|入住|供水|供气|供热|供电|进展|建好|改造提升(?=$)'
const SEQUENCE = `(?:${TIME}|${MANNER}|${CLOSING}|完成|实现|并|和|及|、|或|前|要|将|于|的|步伐)*`

const CUT = new RegExp(`(?:${TIME}|${MANNER}|${TRANSITIVE})|(?:${CLOSING})${SEQUENCE}$`)
const OPENS = new RegExp(`^(?:${TIME}|${MANNER}|${TRANSITIVE}|${CLOSING})`)

export interface Deed {
  /** Offset of its first word. */
  readonly at: number
  readonly words: string
}

const SHORTEST_NAME = 2
const BRACKETED = /（[^（）]{0,40}）|“[^“”]{0,40}”/g

/** Where a name ends and what will be done with it begins: «云湖大桥|10月底前合龙». */
export function deedIn(words: string): Deed | undefined {
  const found = CUT.exec(words.replace(BRACKETED, (inner) => '＿'.repeat(inner.length)).slice(SHORTEST_NAME))
  if (found === null) return undefined
  const at = found.index + SHORTEST_NAME
  return { at, words: words.slice(at) }
}

export function opensDeed(words: string): boolean {
  return OPENS.test(words)
}

const PHASES: readonly (readonly [ProjectPhase, RegExp])[] = [
  ['expropriation', /征地|征迁|征收|征转|拆迁|征拆|收储/],
  ['planned', /前期|论证|选址|可研|筹建|初设/],
  ['seek', /纳入|列入|获批|核准|批复|立项|获国家|布局/],
  ['land', /落地|落户|签约/],
  ['ongoing', /封顶|全线(?:洞通|成型|贯通)|主体|加快|推进/],
  [
    'complete',
    /建成|竣工|完工|投产|投用|投运|通车|通水|通航|贯通|合龙|合拢|落成|交付|使用|验收|启用|运营|运行|开放|开园|开业|开馆|开通|并网|上线|下线|完成|达效|达产|收官|供[水气热电]/,
  ],
  ['start', /开工|动工|动土|开建|启动/],
  ['land-sale', /出让/],
]

export function phaseOfDeed(words: string): ProjectPhase {
  return PHASES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'ongoing'
}

const WORKS =
  /开工|动工|动土|开建|建成|竣工|完工|投产|投用|投运|通车|通水|通航|贯通|洞通|封顶|合龙|交付|使用|启用|运营|运行|开放|开园|开业|开馆|开通|落地|落户|并网|上线|下线|建设|施工|征地|征收|征迁|征转|拆迁|前期|论证|选址|可研|筹建|纳入|列入|获批|核准|立项|通过|完成|出让|成型|开发|蓄水|主体|跑道|达产|达效|提速|收官|扫尾|收尾|见效|试运|开学|招生|取得|布局我|落成|合拢|点火|送电|移交|回迁|入住|供[水气热电]|亮相|揭牌|实施改造|实施修缮|进行改造|进行修缮|进度/

/** A deed that only works can have: not mere progress or completion of a duty. */
export function isWorksDeed(words: string): boolean {
  return WORKS.test(words)
}
