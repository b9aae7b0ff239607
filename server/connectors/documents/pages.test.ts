import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { type Part, writeZip } from './fixtures/zip.ts'
import { readDocument } from './index.ts'

// Each reading starts a thread of its own.
vi.setConfig({ testTimeout: 120_000 })

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const readPage = async (html: string) => (await readDocument({ bytes: Buffer.from(html), fileName: 'a.html' })).text

function ofdFile(pages: string[], more: Part[] = []): Buffer {
  const list = pages.map((_, index) => `<ofd:Page ID="${index}" BaseLoc="Pages/P${index}/Content.xml"/>`).join('')
  const content = (body: string) => `<ofd:Page><ofd:Content><ofd:Layer>${body}</ofd:Layer></ofd:Content></ofd:Page>`
  return writeZip([
    {
      name: 'OFD.xml',
      data: '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    },
    { name: 'Doc_0/Document.xml', data: `<ofd:Document><ofd:Pages>${list}</ofd:Pages></ofd:Document>` },
    ...pages.map((body, index) => ({ name: `Doc_0/Pages/P${index}/Content.xml`, data: content(body) })),
    ...more,
  ])
}

const placed = (x: number, y: number, text: string) =>
  `<ofd:TextObject Boundary="${x} ${y} 150 6" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g ${text.length - 1} 5">${text}</ofd:TextCode></ofd:TextObject>`

test('an OFD is read by the place of its text, page by page', async () => {
  const first = placed(45, 40, '增就业3100人。') + placed(30, 20, '云溪区工作计划') + placed(30, 40, '城镇新')
  const pages: [number, string][] = []
  const document = await readDocument(
    { bytes: ofdFile([first, placed(30, 20, '完成年度任务。')]), fileName: 'plan.ofd' },
    { onProgress: (share, note) => pages.push([share, note]) },
  )
  expect(document).toMatchObject({ format: 'ofd', mediaType: 'application/ofd', title: '云溪区工作计划' })
  expect(document.text).toBe('云溪区工作计划\n城镇新增就业3100人。\n完成年度任务。')
  expect(pages).toEqual([
    [0.5, 'page 1/2'],
    [1, 'page 2/2'],
  ])
})

test('a table row of an OFD gives one line per cell', async () => {
  const cells = placed(20, 20, '指标') + placed(80, 20, '目标') + placed(20, 30, '增速') + placed(80, 30, '5.5%')
  expect((await readDocument({ bytes: ofdFile([cells]), fileName: null })).text).toBe('指标\n目标\n增速\n5.5%')
})

test('a PDF with a text layer keeps lines, numbers before their headings, and marks of notes apart from figures', async () => {
  const document = await readDocument({ bytes: fixture('plan.pdf'), fileName: 'plan.pdf' })
  expect(document).toMatchObject({ format: 'pdf', title: '云溪区2031年国民经济和社会发展计划' })
  expect(document.text).toContain('（一） 扩大投资\n1. 开工项目26个\n2. 竣工项目9个\n')
  expect(document.text).toContain('整治农田420亩[1]，年底前完成。')
  expect(document.text).toContain('指标\n目标\n地区生产总值\n5.5%\n')
})

test("a PDF paragraph's lines are joined, its neighbours are not", async () => {
  const { text } = await readDocument({ bytes: fixture('wrapped.pdf'), fileName: null })
  expect(text.split('\n').map((line) => line.trim().slice(0, 8))).toEqual([
    '云溪区2031年',
    '全年新建口袋公园',
    '第二段说明保障措',
  ])
  expect(text).toContain('城镇调查失业率控制在5.5%以内。')
})

test('a web page gives its visible text: no scripts, styles or hidden elements, entities decoded', async () => {
  const html = `<!doctype html><html><head><title>标题</title><style>p{}</style><script>var a="<p>假</p>"</script></head>
    <body><h1>云溪区&nbsp;2031年</h1><p style="display: none">藏</p><div hidden>藏<div>也藏</div></div><noscript>无</noscript>
    <p>增长&gt;5%<br>新增 <b>12</b>座<p>未闭合<template>模板</template><svg><text>图</text></svg></body></html>`
  expect(await readPage(html)).toBe('云溪区 2031年\n增长>5%\n新增 12座\n未闭合')
})

test('a table of a web page gives a line per cell, preformatted text its own lines', async () => {
  expect(await readPage('<table><tr><td>指标<td>目标<tr><td>增速</td><td>5.5%</td></table>')).toBe(
    '指标\n目标\n增速\n5.5%',
  )
  expect(await readPage('<html><pre>第一行\n第二行</pre>')).toBe('第一行\n第二行')
})

test('a web page in GBK is decoded before it is read', async () => {
  const gbk = [0x3c, 0x68, 0x74, 0x6d, 0x6c, 0x3e, 0xd0, 0xc2, 0xd4, 0xf6, 0xbe, 0xcd, 0xd2, 0xb5]
  const document = await readDocument({ bytes: Uint8Array.from(gbk), fileName: null })
  expect(document).toMatchObject({ format: 'html', encoding: 'GB18030', text: '新增就业' })
})
