/** Places and things in invented combinations, so that the rows of a long text differ as those of a real one do. */
const PLACES = ['滨江', '清溪', '柳湾', '东湖', '北山', '云桥', '南浦', '梧桐', '石榴', '青石', '长堤', '白鹭'] as const
const THINGS = ['文化中心', '排水管网', '社区食堂', '智慧停车场', '产业园', '口袋公园', '养老院', '实验学校'] as const
const INDICATORS = [
  '固定资产投资',
  '社会消费品零售总额',
  '一般公共预算收入',
  '规模以上工业增加值',
  '服务业营业收入',
] as const
const MECHANISMS = ['项目服务', '部门协同', '信息共享', '风险排查', '企业走访', '矛盾调解'] as const
const NUMERALS = '一二三四五六七八九十'

const from = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Sentences of general phrases in about the proportions of a plan; no two in a row read alike. */
const SENTENCES: readonly ((at: number) => string)[] = [
  (at) => `${from(PLACES, at)}片区${from(INDICATORS, at)}增长${(at % 90) / 10 + 1}%以上。`,
  (at) => `完善${from(PLACES, at)}${from(MECHANISMS, at)}机制，健全部门协同和信息共享制度，持续优化办事流程。`,
  (at) =>
    `新建${from(PLACES, at)}${from(THINGS, at)}${(at % 37) + 2}处，改造老旧小区${(at % 19) + 3}个，惠及居民${at % 9000}户。`,
  (at) => `加强${from(PLACES, at)}安全生产监管，深入排查整治各类隐患，坚决防范重特大事故发生。`,
  (at) =>
    `加快建设${from(PLACES, at)}${from(THINGS, at * 7)}${(at % 9) + 1}期，开工建设${from(PLACES, at * 5)}水厂，推进清溪河综合治理。`,
  (at) => `去年完成${from(INDICATORS, at)}${(at % 700) + 20}亿元，同比增长${(at % 60) / 10 + 2}%。`,
  (at) => `全面落实${from(PLACES, at)}惠企政策，推动各类经营主体发展壮大，营造公平有序的市场环境。`,
]

const PARAGRAPH = 5
const SECTION = 60
const CHAPTER = 600

/** A plan of about as many characters as asked for; the same text for the same length. */
export function syntheticPlan(characters: number): string {
  const parts = ['某区2024年国民经济和社会发展计划\n\n一、主要预期目标\n']
  let length = parts[0]?.length ?? 0
  for (let at = 1; length < characters; at += 1) {
    const part =
      headBefore(at) + from(SENTENCES, at + Math.floor(at / PARAGRAPH))(at) + (at % PARAGRAPH === 0 ? '\n' : '')
    parts.push(part)
    length += part.length
  }
  return `${parts.join('').slice(0, characters - 1)}\n`
}

function headBefore(at: number): string {
  if (at % CHAPTER === 0) return `\n${numeralOf(at / CHAPTER + 1)}、${from(MECHANISMS, at / CHAPTER)}重点工作\n`
  if (at % SECTION === 0)
    return `\n（${numeralOf((at % CHAPTER) / SECTION)}）着力提升${from(PLACES, at / SECTION)}发展质量\n`
  return ''
}

/** 1 → 一, 11 → 十一, 25 → 二十五; hundreds as digits read one by one. */
function numeralOf(value: number): string {
  const digit = (one: number) => NUMERALS.charAt(one - 1)
  if (value <= 10) return digit(value)
  if (value > 99) return [...String(value)].map((one) => (one === '0' ? '零' : digit(Number(one)))).join('')
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? digit(tens) : ''}十${ones ? digit(ones) : ''}`
}
