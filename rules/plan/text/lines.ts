import { isDigit, isHan } from './characters.ts'

/** One line of the plain text with what decides whether the next line goes on with it. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

const SHORT_LINE = 8
const CELL = 40
const ENDS_SENTENCE = '。；！？…'
const GOES_ON = '，、（“《—-·/×~至和及与或'
const HEADING =
  /^(?:第[一二三四五六七八九十]{1,3}[部分章节篇条]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|[(]?\d{1,2}[、）]|\d{1,2}\.(?!\d)|[①-⑳]|[*·]|——|—(?!\d)|附[件录表：\d一二三]|注：|[一二三四五六七八九十]{1,3}是|责任单位|牵头单位|各位代表)/
const PAGE =
  /^(?:[-—·.]{1,2} ?\d{1,3} ?[-—·.]{1,2}|第 ?\d{1,3} ?页(?:[，/ ]{0,2}共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3}|·? ?\d{1,3} ?·)$/
/** «某市人民政府公报 2021年第3期 — 18 —» at the top or foot of a page. */
const RUNNING_HEAD = /^[^，。；]{0,24}(?:公报|公報|简报|专刊|文件|第 ?\d{1,3} ?期)[^，。；]{0,16}[—-] ?\d{1,3} ?[—-]$/
const BARE_NUMBER = /^\d{1,3}$/
const HEADER =
  /^(?:序号|编号|[主要重点]{0,4}(?:指标|任务|项目|事项|工作|内容)(?:（[^）]{1,8}）)?(?:名称|类别|内容)?|名称|(?:计量)?单位|(?:20\d\d年?|上年|上年度|本年度?|今年|五年|年度|全年|年均)?(?:目标|计划|完成|实际|预计|基数|现状|完成情况|目标值|实绩|预期|基期|指标|任务|年均|累计|增长|增速|增幅|完成率|工作)(?:[值数度]|情况|任务|指标|目标)?|20\d\d年?|(?:责任|牵头|主管|配合|承办|完成)(?:单位|部门|科室|时限)|备注|属性|总投资|计划总投资|(?:20\d\d年|年度|本年)?计划投资|建设内容(?:及规模|和规模)?|建设规模|项目业主|建设地点|建设单位|建设年限|起止年限|形象进度|完成时间|主要内容|工作内容|建设内容|类别|指标属性|性质|进度)(?:（[^）]{1,8}）)?$/

/** Longer headers of columns, put together: «截至2023年底累计完成投资», «2024年度形象进度», «建设规模及主要内容». */
const LONG_HEADER =
  /^(?:截[至止]|20\d\d年?(?:度|底|末)?|上年度?|本年度?|今年|去年|年度|全年|五年|主要|重点|项目|建设|具体|计划|累计|预计|预期|实际|投资|目标|基期|近期|远期|分年度|较上年|比上年|同比){1,5}(?:内容|规模|名称|类别|类型|性质|地点|地址|单位|部门|主体|业主|法人|投资|完成|完成投资|完成情况|安排|进度|形象进度|目标|目标值|任务|指标|指标值|值|数|实绩|增减|增长|增速|变化|资金|期限|年限|工期|时限|时间|节点|领导)(?:[及和与、](?:主要)?(?:内容|规模|地点|单位|目标|进度|投资|要求))?(?:（[^）]{1,8}）)?$|^(?:业主|实施|承担|承办|组织|落实|配合|协办)(?:单位|部门|主体)$|^(?:责任|牵头|分管|联系|挂钩|包保)(?:领导|主体|人|区领导|县领导|市领导)$|^(?:时限|期限|时间|指标属性|指标性质|增减|变化|权重|分值|考核方式|计算方法|数据来源|所属行业|行业|区域|镇街|资金来源|合计)(?:（[^）]{1,8}）)?$/

export function isHeadingLike(text: string): boolean {
  return HEADING.test(text.slice(0, 12))
}

export function isHeaderCell(text: string): boolean {
  return text.length <= 18 && text.split('/').every((part) => HEADER.test(part) || LONG_HEADER.test(part))
}

/** More than any heading or cell has: what decides about a line stands at its ends. */
const LONGEST_READ = 4000

function withoutNoise(text: string, from: number, to: number, drop: Uint8Array): string {
  if (!drop.subarray(from, to).includes(1)) return text.slice(from, to)
  let result = ''
  for (let at = from; at < to; at += 1) if (drop[at] !== 1) result += text.charAt(at)
  return result
}

export function splitLines(text: string, drop: Uint8Array): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    let from = start
    let to = end
    while (from < to && text.charAt(from) === ' ') from += 1
    while (to > from && text.charAt(to - 1) === ' ') to -= 1
    lines.push({ start: from, end: to, text: withoutNoise(text, from, Math.min(to, from + LONGEST_READ), drop) })
    start = end + 1
  }
  return lines
}

/** Headers of narrow columns broken in two («计量⏎单位», «总投资⏎（万元）») become one line again. */
export function joinHeaders(lines: readonly Line[], drop: Uint8Array): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const isRest = before !== undefined && before.text.length <= 8 && line.text.length <= 6 && line.text !== ''
    if (isRest && breaksHeader(before.text, line.text)) {
      drop.fill(1, before.end, line.start)
      joined[joined.length - 1] = { start: before.start, end: line.end, text: before.text + line.text }
    } else joined.push(line)
  }
  return joined
}

function breaksHeader(first: string, second: string): boolean {
  if (!isHeaderCell(first + second)) return false
  if (/^指标[性属]/.test(first + second)) return true
  return !isHeaderCell(first) || !isHeaderCell(second)
}

/** Lines that stand in a table of one cell per line: from two header words in neighbouring lines to a note or a long line. */
export function markTableLines(lines: readonly Line[]): Uint8Array {
  const inTable = new Uint8Array(lines.length)
  let at = 0
  while (at < lines.length) {
    if (!opensTable(lines, at)) {
      at += 1
      continue
    }
    let misfits = 0
    while (at < lines.length && misfits < 1) {
      const line = lines[at]
      if (line === undefined || closesTable(line)) misfits += 1
      else inTable[at] = 1
      at += 1
    }
  }
  return inTable
}

function opensTable(lines: readonly Line[], at: number): boolean {
  if (!isHeaderCell(lines[at]?.text ?? '')) return false
  let headers = 0
  let seen = 0
  for (let i = at; i < lines.length && seen < 6; i += 1) {
    const text = lines[i]?.text ?? ''
    if (text === '') continue
    seen += 1
    if (text.length > CELL) return false
    if (isHeaderCell(text)) headers += 1
  }
  return headers >= 3
}

function closesTable(line: Line): boolean {
  if (/^(?:注|备注|说明|附注)[：:]/.test(line.text)) return true
  if (line.end - line.start > CELL * 2) return true
  return line.text.length > CELL && ENDS_SENTENCE.includes(line.text.slice(-1))
}

export function isPageNumber(text: string): boolean {
  return (text.length <= 16 && PAGE.test(text)) || (text.length <= 48 && RUNNING_HEAD.test(text))
}

export function isBareNumber(text: string): boolean {
  return BARE_NUMBER.test(text)
}

/** True where the break between two lines cuts a sentence, a word or a number in two. */
export function isSoftBreak(before: Line, after: Line, blankBetween: boolean): boolean {
  const last = before.end - before.start <= LONGEST_READ ? before.text.slice(-1) : ''
  if (before.text === '' || after.text === '') return false
  if (ENDS_SENTENCE.includes(last) || last === '：') return false
  if (isHeadingLike(after.text)) return false
  if (isWholeHeading(before.text) || isPlainHeading(before.text)) return false
  if (DATE_LINE.test(before.text) && !/[，。；]/.test(before.text)) return false
  if (GOES_ON.includes(last)) return true
  if (isMeta(before.text)) return false
  if (cutsNumber(before.text, after.text)) return true
  if (/^[，、。；）”]/.test(after.text)) return true
  if (!isProse(before, after)) return false
  return blankBetween ? /[，。；]/.test(before.text) && !looksIndependent(after.text) : true
}

/** «2024年1月9日 县长 某某» below a title. */
const DATE_LINE = /^[（—-]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日/
const META =
  /[>|]|来源：|编辑：|浏览 ?\d|发布日期|文号：|发布时间|^[^，。；]{6,40}(?:计划|报告|分解|安排|实事|方案|清单)（|^[^，。；]{1,8}：|(?:计划|报告|通知|文件|清单|表|方案|意见|纲要|办公室)(?:（[^）]{1,16}）)?$/

function isMeta(text: string): boolean {
  return META.test(text) && !/[；。]/.test(text) && (!/，/.test(text) || /发布|文号/.test(text))
}

function isProse(before: Line, after: Line): boolean {
  if (/^[*·]/.test(before.text)) return true
  if (/[，、；]/.test(before.text)) return true
  return before.end - before.start >= SHORT_LINE && /[，。；]/.test(after.text)
}

function cutsNumber(before: string, after: string): boolean {
  const last = before.charCodeAt(before.length - 1)
  const first = after.charCodeAt(0)
  if (before.length < 4) return false
  if (isDigit(last) || before.endsWith('.'))
    return /^(?:\d{0,4}[.%‰万亿千百]|\d{1,4}[一-龥%]|[一-龥]{1,3}[，。；、以左])/.test(after)
  return '万亿千百'.includes(before.slice(-1)) && isHan(first) && /\d[万亿千百]{1,2}$/.test(before)
}

/** Headings without a number: a short line that only names a review or the work ahead. */
export function isPlainHeading(text: string): boolean {
  if (text.length > 34 || text.length < 4 || /[，。；！？]/.test(text)) return false
  return PLAIN_HEADING.test(text)
}

const PLAIN_HEADING =
  /(?:回顾|执行情况|完成情况|总结|目标(?:任务)?|重点任务|工作任务|重点工作|主要工作|工作安排|工作部署|建议|主要举措|保障措施|名词解释|词典|知识链接|小贴士|延伸阅读|注释|成就|存在的?问题)(?:（.{1,12}）)?\]?$/

function isWholeHeading(text: string): boolean {
  if (!isHeadingLike(text) || text.length > 45 || /^[*·—]/.test(text) || /[。；、，]$|\d[^、.）]*$/.test(text))
    return false
  return !/[。；]/.test(text)
}

/** A short line without punctuation after a blank line is a heading, not the rest of a sentence. */
function looksIndependent(text: string): boolean {
  return text.length <= 20 && !/[，。；、]/.test(text)
}
