import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBoilerplate } from './boilerplate.ts'
import { findPublished } from './published.ts'
import { findTitle } from './title.ts'

const PAGE = `今天是:2034年11月03日 星期五  天气:多云
您的位置:
首页
>
规划计划
云溪区2031年国民经济和社会发展计划
索 引 号：YX-2031-0007　发布机构：云溪区发展和改革委员会
来源:云溪区政府办 时间:2031-02-14 09:30:05   浏览次数:88
【字体：
大
中
小
】
一、主要目标
主办单位:区文化和旅游局,承办单位:各街道。全年举办演出36场,观众达到2万人次以上,新增公共文化空间9处。
责任单位:区教育局
— 3 —
二、来源:多元化筹资,时间:全年
打印本页 | 关闭窗口 | 分享到:
上一篇:没有了  下一篇:关于组织春季运动会的通知
网站地图 | 关于我们 | 隐私声明
主办单位:云溪区人民政府办公室 网站标识码:9900990001
某ICP备12345678号-1 某公网安备 99009902000001号
版权所有:云溪区人民政府  技术支持:云溪数据
`

const marked = (text: string): [string, string][] => {
  const characters = Array.from(text)
  return findBoilerplate(text).map((span) => [span.reason, characters.slice(span.start, span.end).join('')])
}

test('a portal page is greyed at head and tail, and nothing of its body', () => {
  expect(marked(PAGE)).toEqual([
    ['date-widget', '今天是:2034年11月03日 星期五  天气:多云'],
    ['breadcrumb', '您的位置:'],
    ['breadcrumb', '首页'],
    ['breadcrumb', '>'],
    ['breadcrumb', '规划计划'],
    ['record', '索 引 号：YX-2031-0007　发布机构：云溪区发展和改革委员会'],
    ['stamp', '来源:云溪区政府办 时间:2031-02-14 09:30:05   浏览次数:88'],
    ['toolbar', '【字体：'],
    ['toolbar', '大'],
    ['toolbar', '中'],
    ['toolbar', '小'],
    ['toolbar', '】'],
    ['page-number', '— 3 —'],
    ['toolbar', '打印本页 | 关闭窗口 | 分享到:'],
    ['related', '上一篇:没有了  下一篇:关于组织春季运动会的通知'],
    ['navigation', '网站地图 | 关于我们 | 隐私声明'],
    ['registration', '主办单位:云溪区人民政府办公室 网站标识码:9900990001'],
    ['registration', '某ICP备12345678号-1 某公网安备 99009902000001号'],
    ['copyright', '版权所有:云溪区人民政府  技术支持:云溪数据'],
  ])
})

test('a task table whose cells name organisers loses nothing', () => {
  const table = '云溪区2031年任务表\n1\n文化惠民\n36场\n主办单位:区文旅局\n2\n停车泊位\n1500个\n主办单位:区城管委\n'
  expect(findBoilerplate(table)).toEqual([])
})

test.each([
  '完成ICP备案核查1200家,公网安备登记率达到95%。',
  '三、维护版权所有人权益,查办侵权案件30件',
  '审核:12件',
  '备案号:2031-990001',
  '联系电话:12345',
])('«%s» at the end of a plan stays', (last) => {
  expect(findBoilerplate(`云溪区2031年计划\n一、任务\n新建绿道12公里。\n${last}\n`)).toEqual([])
})

test('links after the tail are greyed with it, the last paragraph is not', () => {
  const text = '一、任务\n全年新建绿道12公里。\n相关阅读：\n图解云溪区工作报告\n云溪区发布三年规划\n'
  expect(marked(text).map(([reason]) => reason)).toEqual(['related', 'related', 'related'])
})

test('a table of contents is greyed, its heading too', () => {
  const text = '云溪区规划纲要\n目 录\n第一章 发展环境……………1\n第二章 发展目标……………12\n第一章 发展环境\n正文。\n'
  expect(marked(text).map(([, words]) => words)).toEqual(['目 录', '第一章 发展环境……………1', '第二章 发展目标……………12'])
})

describe('the day of publication', () => {
  test('comes from the stamp, never from the widget that shows the day of the visit', () => {
    expect(findPublished(PAGE)).toBe('2031-02-14')
    expect(findPublished('今天是:2034年11月03日\n云溪区计划\n一、任务\n')).toBeNull()
  })

  test('prefers what says published over other dates, and reads years, months and days in Chinese', () => {
    expect(findPublished('成文日期:2031-01-05  发布日期:2031年1月9日\n计划\n')).toBe('2031-01-09')
    expect(findPublished('发布时间：\n2031-03-02\n云溪区计划\n')).toBe('2031-03-02')
  })

  test('is unknown where the stamp names no real day or the body only mentions one', () => {
    expect(findPublished('发布日期:2031-02-30\n计划\n')).toBeNull()
    expect(
      findPublished('云溪区计划\n一、任务\n发布日期:2031-02-03前完成修订,并向社会公开征求意见,广泛听取各方面建议。\n'),
    ).toBeNull()
  })
})

describe('the title', () => {
  test.each([
    ['附件2\n云溪区2031年重点任务表\n1\n', '云溪区2031年重点任务表'],
    [
      '云溪区人民政府\n关于印发云溪区2031年民生实事的通知\n云政发〔2031〕8号\n',
      '云溪区人民政府关于印发云溪区2031年民生实事的通知',
    ],
    [
      '关于云溪区2030年国民经济和社会发展\n计划执行情况与2031年\n计划草案的报告\n一、',
      '关于云溪区2030年国民经济和社会发展计划执行情况与2031年计划草案的报告',
    ],
    ['政府工作报告\n——2031年1月9日在区人民代表大会上\n', '政府工作报告'],
    ['各位代表:\n现在报告工作。\n', null],
  ])('of %j is %j', (text, title) => {
    expect(findTitle(text)).toBe(title)
  })
})

const piece = fc.oneof(
  fc.constantFrom(...PAGE.split('\n'), '𠮷𠮷', '\r', '\n', '\r\n', '\ufeff', '>', '【字号：', '来源：'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

test('spans lie inside the text, in order, without overlap, and begin and end at characters', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', ''), (pieces, joint) => {
      const text = pieces.join(joint)
      const characters = Array.from(text)
      let last = 0
      for (const { start, end } of findBoilerplate(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(characters.slice(start, end).join('')).not.toMatch(/^\s|\s$|\n/)
        last = end
      }
      expect(last).toBeLessThanOrEqual(characters.length)
      findTitle(text)
      findPublished(text)
    }),
  )
})

test('a million characters without a line break, or in a million lines, cost a moment', () => {
  const started = performance.now()
  for (const text of [
    '来源:'.repeat(350_000),
    '首页\n>\n'.repeat(200_000),
    ' \u3000'.repeat(500_000),
    '…'.repeat(1_000_000),
  ]) {
    findBoilerplate(text)
    findTitle(text)
  }
  expect(performance.now() - started).toBeLessThan(8000)
})

const SHARED = new URL('../../../shared/plans/', import.meta.url)

test('no gold commitment of the shared plans is greyed (passes where ../shared is absent)', () => {
  if (!existsSync(SHARED)) {
    console.warn('../shared/plans is not here: nothing compared')
    return
  }
  for (const name of readdirSync(new URL('texts/', SHARED))) {
    const gold = new URL(`gold/${name.replace('.txt', '.jsonl')}`, SHARED)
    if (!existsSync(gold)) continue
    const spans = findBoilerplate(readFileSync(new URL(`texts/${name}`, SHARED), 'utf8'))
    for (const row of readFileSync(gold, 'utf8').trim().split('\n')) {
      const { id, start, end } = JSON.parse(row)
      expect(
        spans.filter((span) => span.start < end && start < span.end),
        `${name} ${id}`,
      ).toEqual([])
    }
  }
})
