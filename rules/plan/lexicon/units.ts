import type { Measure } from '../../../contract/engines/commitment.ts'

/** Physical sort of a unit; decides which measure a task in this unit has. */
export interface UnitEntry {
  readonly measure: Measure
  /** The unit counts things one by one, so «100个以上项目» counts projects instead of filtering them. */
  readonly counts: boolean
}

/** Source: GB 3100–3102 (legal units), GB/T 17295 (codes of units), measure words of the Modern Chinese grammar. */
const TABLE: Record<string, string> = {
  'count+':
    '个 家 所 座 部 处 条 项 台 张 辆 间 套 名次 栋 幢 件 艘 架 组 支 只 头 匹 羽 株 棵 盏 口 眼 孔 根 块 片 份 册 本 枚 对 双 班 站 线 路 号 类 款 批 宗 桩 单 笔 卷 道 堂 团 队 起 例 桌 床 台套 台（套） 套（间） 套/间 所（个） 个（处） 处（个） 家（个） 座（处） 架次 列 班列 标段 宗地 泊位 车位 床位 学位 托位 席 款次 部次 只（羽） 万头只 箱 门 面 具 副 艘次 粒 碗 篇 首 部（集） 集 期数 块次 个班 案 棒 樘 幅 剂 剂次 尾',
  'persons+': '人 名 人次 位 万人次 人（次） 名次',
  'households+': '户 户次',
  'events+': '场 次 期 场次 批次 轮 班次 轮次 趟 期次 例次 天次',
  area: '平方米 平方公里 平方千米 亩 公顷 平米 平方 m2 ㎡ km2 顷 亩次 万平 平方公尺 坪',
  length: '公尺 公分 公里 千米 米 km 里 海里 延米 厘米 毫米 延长米 车道公里 皮长公里 对公里 m 单线公里 丈 毫米波',
  money: '元 美元 欧元 港元 日元 人民币元 块 块钱 港币 人民币',
  capacity:
    '立方公尺 兆瓦峰 MWp GWh GWp 千瓦峰 吨 千克 公斤 斤 立方米 立方 方 m3 千瓦 千瓦时 度 度电 升 克 标箱 标准箱 TEU teu kW kw KW MW GW 兆瓦 吉瓦 kWh kwh 吨标准煤 吨标煤 吉焦 千伏安 kVA 兆瓦时 公担 T PB TB EFLOPS P 机架 标准机架 蒸吨 立方米/日 吨/日 吨/天 PFLOPS 伏 桶 车次 公吨',
  level:
    'Mbps Gbps Kbps Tbps 兆比特每秒 天 日 小时 分钟 秒 年 个月 月 周 工作日 岁 周岁 分 分贝 微克 毫克 ug μg mg kg 摄氏度 ℃ 倍 级 位次 名列',
  share: '% ‰ 百分点 个点 千分点 bp 基点',
}

const UNITS = new Map<string, UnitEntry>()
for (const [key, words] of Object.entries(TABLE)) {
  const counts = key.endsWith('+')
  for (const word of words.split(' ')) UNITS.set(word, { measure: key.replace('+', '') as Measure, counts })
}

const LONGEST = Math.max(...[...UNITS.keys()].map((unit) => unit.length))

/** Units after 个 that keep their own name: 个百分点 → 百分点, 个工作日 → 工作日. */
const AFTER_GE = ['百分点', '工作日', '标准箱', '标箱', '班次', '千分点', '基点']
/** Measure words that also begin common words, with the words in question. */
const BEGINS_WORD: Record<string, string> = {
  个: '体人',
  家: '庭长',
  名: '录单城优品牌企校师医',
  宗地: '块',
  案: '件例板',
  棒: '',
  项: '目',
  条: '件例',
  处: '置理室罚',
  路: '网段口线',
  号: '线楼院地召文令',
  站: '点',
  线: '路上下城',
  道: '路',
  门: '诊店',
  面: '向积',
  期: '间货满末',
  次: '生',
  场: '所景地馆',
  方: '面案向式',
  分: '别钟析类级行之',
  位: '于居列',
  年: '级代',
  级: '',
  类: '',
  度: '假',
  日: '照',
  周: '年',
  班: '子',
  批: '发复',
  起: '来步',
  里: '程',
  口: '岸',
  点: '',
  倍: '增',
  团: '队',
  队: '伍',
  头: '部',
  斤: '',
  块: '状',
  本: '地土区市级科',
  单: '位',
  对: '口',
  双: '高向',
  支: '持撑',
  户: '籍',
  人: '才工均民口大',
  件: '',
  片: '区',
  份: '',
  组: '织团',
  根: '',
  台: '账阶',
  度电: '',
  克: '',
  升: '级',
  米: '',
}

export interface FoundUnit {
  readonly name: string
  readonly end: number
  readonly entry: UnitEntry
}

function entryAt(text: string, at: number): FoundUnit | undefined {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length -= 1) {
    const name = text.slice(at, at + length)
    const entry = UNITS.get(name)
    if (entry === undefined) continue
    const next = text.charAt(at + length)
    if (next !== '' && (BEGINS_WORD[name] ?? '').includes(next)) continue
    return { name, end: at + length, entry }
  }
  return undefined
}

/** The unit that begins at `at`, compound ones (微克/立方米, 批次/千人) included. */
export function unitAt(text: string, at: number): FoundUnit | undefined {
  if (text.charAt(at) === '个') {
    const inner = AFTER_GE.find((unit) => text.startsWith(unit, at + 1))
    const entry = inner === undefined ? undefined : UNITS.get(inner)
    if (inner !== undefined && entry !== undefined) return { name: inner, end: at + 1 + inner.length, entry }
  }
  const found = entryAt(text, at)
  if (found === undefined) return bracketed(text, at)
  if (text.charAt(found.end) === '/') return compound(text, found)
  return found
}

function compound(text: string, first: FoundUnit): FoundUnit {
  const scale = /^[千万百]?/.exec(text.slice(first.end + 1, first.end + 2))?.[0] ?? ''
  const second = entryAt(text, first.end + 1 + scale.length) ?? latinDay(text, first.end + 1)
  if (second === undefined) return first
  const name = `${first.name}/${scale}${second.name}`
  const joined: FoundUnit = {
    name,
    end: second.end,
    entry: {
      measure: first.entry.measure === 'capacity' && /^[日天dh时年月]/.test(second.name) ? 'capacity' : 'level',
      counts: false,
    },
  }
  return text.charAt(second.end) === '·' || text.charAt(second.end) === '/' ? tail(text, joined) : joined
}

/** «m3/d», «t/h»: a single letter that is a unit only behind a stroke. */
function latinDay(text: string, at: number): FoundUnit | undefined {
  const name = text.charAt(at)
  if (!/[dhaLtsg]/.test(name) || /[A-Za-z]/.test(text.charAt(at + 1))) return undefined
  return { name, end: at + 1, entry: { measure: 'level', counts: false } }
}

function tail(text: string, found: FoundUnit): FoundUnit {
  const next = entryAt(text, found.end + 1)
  if (next === undefined) return found
  return { name: text.slice(found.end - found.name.length, next.end), end: next.end, entry: found.entry }
}

/** A unit in brackets directly after the figure: «3200（套）». */
function bracketed(text: string, at: number): FoundUnit | undefined {
  if (text.charAt(at) !== '（') return undefined
  const inner = entryAt(text, at + 1)
  if (inner === undefined || text.charAt(inner.end) !== '）') return undefined
  return { name: inner.name, end: inner.end + 1, entry: inner.entry }
}

export function unitEntry(name: string): UnitEntry | undefined {
  return UNITS.get(name)
}
