import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { paragraph, pdfFile, wordFile, writeZip } from './fixtures/zip.ts'
import { BadDocument, type BadDocumentCode, readDocument } from './index.ts'

// Each reading starts a thread of its own.
vi.setConfig({ testTimeout: 120_000 })

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

async function refusal(bytes: Uint8Array, fileName: string | null = null): Promise<BadDocument> {
  const outcome = await readDocument({ bytes, fileName }).catch((error: unknown) => error)
  if (outcome instanceof BadDocument) return outcome
  throw new Error(`not refused: ${JSON.stringify(outcome).slice(0, 200)}`)
}

/** A compound file with one directory sector naming the given streams. */
function compoundFile(names: string[]): Buffer {
  const file = Buffer.alloc(512 * 4)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4096, 56)
  file.fill(0xff, 76, 512)
  file.writeUInt32LE(0, 76)
  file.fill(0xff, 512, 1024)
  ;['Root Entry', ...names].forEach((name, index) => {
    const at = 1024 + 128 * index
    file.write(name, at, 'utf16le')
    file.writeUInt16LE(2 * name.length + 2, at + 64)
    file.writeUInt8(index === 0 ? 5 : 2, at + 66)
  })
  return file
}

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const picture = '<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>'

const cases: [what: string, code: BadDocumentCode, bytes: () => Uint8Array][] = [
  ['an empty file', 'document.empty', () => Buffer.alloc(0)],
  ['50 MB of zeros', 'document.too-large', () => Buffer.alloc(50 * 1024 * 1024)],
  ['two million characters and one', 'document.too-large', () => Buffer.from('年'.repeat(2_000_001))],
  ['20 MB of zeros', 'document.unreadable', () => Buffer.alloc(20 * 1024 * 1024)],
  ['a program', 'document.unreadable', () => Buffer.from('7f454c460201010000000000000000000300', 'hex')],
  ['a Word file cut in half', 'document.unreadable', () => wordFile(paragraph('计划')).subarray(0, 120)],
  ['a Word 97 file cut in half', 'document.unreadable', () => fixture('plan.doc').subarray(0, 4000)],
  ['a PDF of nothing but its first line', 'document.unreadable', () => Buffer.from('%PDF-1.7\n')],
  ['a PDF with a password', 'document.encrypted', () => fixture('locked.pdf')],
  ['a Word 97 file with a password', 'document.encrypted', () => fixture('locked.doc')],
  ['a Word file with a password', 'document.encrypted', () => compoundFile(['EncryptionInfo', 'EncryptedPackage'])],
  ['a zip with a password', 'document.encrypted', () => writeZip([{ name: 'word/document.xml', data: 'x', flags: 1 }])],
  ['a PDF without text', 'document.scan', () => pdfFile('/ASCIIHexDecode', Buffer.from('7120>'))],
  ['a Word file with nothing but a picture', 'document.scan', () => wordFile(picture)],
  ['a photograph', 'document.scan', () => png],
  ['an Excel workbook', 'document.unsupported', () => writeZip([{ name: 'xl/workbook.xml', data: '<a/>' }])],
  ['an old Excel workbook', 'document.unsupported', () => compoundFile(['Workbook'])],
  ['an RTF document', 'document.unsupported', () => Buffer.from('{\\rtf1\\ansi plan}')],
  ['a zip of other files', 'document.unsupported', () => writeZip([{ name: 'a.txt', data: '计划' }])],
  [
    'a zip within a zip',
    'document.unsupported',
    () => writeZip([{ name: 'a.zip', data: writeZip([{ name: 'b', data: 'c' }]) }]),
  ],
  ['blanks and stops', 'document.no-readable-character', () => Buffer.from('\ufeff \r\n。…　\n')],
  ['a Word file of empty paragraphs', 'document.no-readable-character', () => wordFile('<w:p/><w:p/>')],
]

test.each(cases)('%s is refused as %s', async (_, code, bytes) => {
  const error = await refusal(bytes())
  expect(error.code).toBe(code)
  expect(error.zh).toMatch(/没有导入.*。$/)
  expect(error.en).toMatch(/not (imported|supported)|nothing was imported/)
})

test('a refusal of an unsupported kind names what it found and what can be imported', async () => {
  const { zh, en } = await refusal(Buffer.from('{\\rtf1 plan}'), 'plan.doc')
  expect(zh).toContain('RTF 文档')
  for (const kind of ['.txt', '.docx', '.doc', '.wps', '.ofd', '.html', '.pdf']) {
    expect(zh).toContain(kind)
    expect(en).toContain(kind)
  }
})

test.each([
  '机密★1年',
  '秘密',
  '绝密★30年',
  '000012\n秘密★6个月\n特急',
  '密级：机密',
  '【绝密】',
  '機密★長期',
  '秘 密',
  '份号：000003 密级：绝密',
])('a document headed «%s» is refused before anything is kept', async (mark) => {
  const { code, zh, en } = await refusal(Buffer.from(`${mark}\n云溪区2031年工作计划\n一、新建公园6处。\n`))
  expect(code).toBe('document.secret')
  expect(zh).toContain('不得进入本系统')
  expect(en).toContain('nothing of it was kept')
})

test('a secrecy mark in the page header of a Word file counts', async () => {
  const header = { name: 'word/header1.xml', data: `<w:hdr>${paragraph('机密★1年')}</w:hdr>` }
  expect((await refusal(wordFile(paragraph('工作计划'), [header]))).code).toBe('document.secret')
})

test.each([
  '加强商业秘密保护，开展保密工作检查。',
  '一、严守国家秘密',
  '国家秘密保护条例学习计划',
  '机密性、完整性和可用性达到要求。',
  '涉及机密、绝密事项的，按规定办理。',
  '密级：公开',
])('ordinary words such as «%s» are not a mark', async (words) => {
  const read = await readDocument({ bytes: Buffer.from(`${words}\n云溪区2031年工作计划\n`), fileName: null })
  expect(read.text).toContain(words)
})
