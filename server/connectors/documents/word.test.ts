import { readFileSync } from 'node:fs'
import * as docx from 'docx'
import { expect, test, vi } from 'vitest'
import { paragraph, wordFile } from './fixtures/zip.ts'
import { readDocument } from './index.ts'

// Each reading starts a thread of its own.
vi.setConfig({ testTimeout: 120_000 })

const read = (bytes: Uint8Array, fileName = 'plan.docx') => readDocument({ bytes, fileName })
const line = (text: string, level?: number) =>
  new docx.Paragraph({
    text,
    ...(level === undefined ? {} : { numbering: { reference: 'outline', level } }),
  })
const row = (cells: string[]) =>
  new docx.TableRow({ children: cells.map((text) => new docx.TableCell({ children: [line(text)] })) })
const outline = {
  reference: 'outline',
  levels: [
    { level: 0, format: docx.LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: docx.LevelFormat.CHINESE_COUNTING, text: '（%2）' },
    { level: 2, format: docx.LevelFormat.DECIMAL, text: '%3.' },
  ],
}
const pack = (children: (docx.Paragraph | docx.Table)[]) =>
  docx.Packer.toBuffer(new docx.Document({ numbering: { config: [outline] }, sections: [{ children }] }))

test('the numbers that Word draws are written out, level by level', async () => {
  const file = await pack([
    line('目标', 0),
    line('任务', 0),
    line('投资', 1),
    line('开工', 2),
    line('5亿元以上项目12个', 2),
    line('民生', 1),
    line('就业', 2),
    line('保障', 0),
    line('组织', 1),
  ])
  expect((await read(file)).text.split('\n')).toEqual([
    '一、目标',
    '二、任务',
    '（一）投资',
    '1. 开工',
    '2. 5亿元以上项目12个',
    '（二）民生',
    '1. 就业',
    '三、保障',
    '（一）组织',
  ])
})

test('a heading numbered through its style keeps its number', async () => {
  const styled = (style: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:pStyle w:val="H1"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/><w:pStyle w:val="H2"/></w:lvl>
    </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
  const styles = `<w:styles><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="H2"><w:basedOn w:val="H1"/></w:style></w:styles>`
  const body = styled('H1', '财政') + styled('H2', '收入') + styled('H1', '金融') + styled('H1', '统计')
  const file = wordFile(body, [
    { name: 'word/numbering.xml', data: numbering },
    { name: 'word/styles.xml', data: styles },
  ])
  expect((await read(file)).text).toBe('九、财政\n① 收入\n十、金融\n十一、统计')
})

test('a table gives one line per cell in the order of rows, an empty cell an empty line', async () => {
  const table = new docx.Table({
    rows: [row(['指标', '目标']), row(['地区生产总值增速', '5.5%']), row(['', '区统计局'])],
  })
  expect((await read(await pack([table]))).text).toBe('指标\n目标\n地区生产总值增速\n5.5%\n\n区统计局')
})

test('a cell of several paragraphs stays one line', async () => {
  const cell = `<w:tc>${paragraph('一般公共预算收入')}${paragraph('（亿元）')}</w:tc>`
  const file = wordFile(`<w:tbl><w:tr>${cell}<w:tc>${paragraph('67.5')}</w:tc></w:tr></w:tbl>`)
  expect((await read(file)).text).toBe('一般公共预算收入 （亿元）\n67.5')
})

test('tracked changes are read as accepted', async () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const file = wordFile(
    `<w:p>${run('新增学位')}<w:del><w:r><w:delText>900</w:delText></w:r></w:del><w:ins>${run('1200')}</w:ins>${run('个')}</w:p>
     <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('建成驿站')}</w:p><w:p>${run('4座')}</w:p>
     <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>
     <w:p><w:moveFrom>${run('移走')}</w:moveFrom><w:moveTo>${run('移来')}</w:moveTo></w:p>`,
  )
  expect((await read(file)).text).toBe('新增学位1200个\n建成驿站4座\n移来')
})

test('notes are appended under their marks, text boxes once, hidden text and field codes not at all', async () => {
  const body = `<w:p><w:r><w:t>整治农田420亩</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r></w:p>
    <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Choice>
    <mc:Fallback><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`
  const notes = `<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('亩为市亩。')}</w:footnote></w:footnotes>`
  const file = wordFile(body, [{ name: 'word/footnotes.xml', data: notes }])
  expect((await read(file)).text).toBe('整治农田420亩[1]\n正文\n框内\n\n[1] 亩为市亩。')
})

const plan = () => readFileSync(new URL('fixtures/plan.doc', import.meta.url))

test('a Word 97 file keeps its outline, its table and the accepted view', async () => {
  const document = await read(plan(), 'plan.doc')
  expect(document).toMatchObject({ format: 'doc', mediaType: 'application/msword', encoding: null })
  expect(document.text.split('\n')).toEqual([
    '云溪区2031年国民经济和社会发展计划',
    '一、上年完成情况',
    '全年新增就业3100人。',
    '二、主要任务',
    '（一）扩大投资',
    '1. 开工项目26个',
    '2. 竣工项目9个',
    '（二）改善民生',
    '整治农田420亩，年底前完成。绿道12公里。',
    '指标',
    '目标',
    '地区生产总值',
    '5.5%',
    '',
    '7%',
    '尾段。',
    '亩为市亩。',
  ])
})

test('a WPS Writer file is read like the Word file whose format it shares', async () => {
  const document = await read(plan(), '计划.wps')
  expect(document.format).toBe('wps')
  expect(document.text).toContain('（二）改善民生')
})
