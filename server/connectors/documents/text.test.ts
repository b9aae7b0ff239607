import { expect, test, vi } from 'vitest'
import { readDocument } from './index.ts'

// Each reading starts a thread of its own.
vi.setConfig({ testTimeout: 120_000 })

const PLAN = '云溪区2031年工作计划\r\n一、新建口袋公园6处，绿道8.2公里。\r\n二、城镇新增就业1.2万人。\r\n'
const TRADITIONAL = '雲溪區2031年工作計劃\n一、新建公園6處，綠道8.2公里。\n二、實施民生工程，發展經濟。\n'

/** There is no encoder for these in the platform: the decoder's own table, turned round. */
function encode(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const bytes = new Map<string, Buffer>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const pair = Buffer.from([lead, trail])
      const decoded = decoder.decode(pair)
      if (decoded.length === 1 && decoded !== '\ufffd' && !bytes.has(decoded)) bytes.set(decoded, pair)
    }
  }
  return Buffer.concat([...text].map((character) => bytes.get(character) ?? Buffer.from(character)))
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const readText = (bytes: Uint8Array) => readDocument({ bytes, fileName: 'plan.txt' })

test.each([
  ['UTF-8', 'UTF-8', Buffer.from(PLAN), PLAN],
  ['UTF-8 with a byte-order mark', 'UTF-8', Buffer.from(`\ufeff${PLAN}`), `\ufeff${PLAN}`],
  ['GB18030', 'GB18030', encode(PLAN, 'gb18030'), PLAN],
  ['Big5', 'Big5', encode(TRADITIONAL, 'big5'), TRADITIONAL],
  ['traditional characters in GB18030', 'GB18030', encode(TRADITIONAL, 'gb18030'), TRADITIONAL],
  ['UTF-16LE with a mark', 'UTF-16LE', Buffer.from(`\ufeff${PLAN}`, 'utf16le'), `\ufeff${PLAN}`],
  ['UTF-16BE with a mark', 'UTF-16BE', utf16be(`\ufeff${PLAN}`), `\ufeff${PLAN}`],
  ['UTF-16LE without a mark', 'UTF-16LE', Buffer.from(PLAN, 'utf16le'), PLAN],
  ['UTF-16BE without a mark', 'UTF-16BE', utf16be(PLAN), PLAN],
  ['plain ASCII', 'UTF-8', Buffer.from('GDP +5.5%\r\n'), 'GDP +5.5%\r\n'],
  ['one short line of GBK', 'GB18030', encode('新增就业三千人', 'gb18030'), '新增就业三千人'],
])('a text in %s is read as it is, mark and carriage returns kept', async (_, encoding, bytes, text) => {
  const read = await readText(bytes)
  expect(read.encoding).toBe(encoding)
  expect(read.text).toBe(text)
})

test('a text cut inside its last character keeps everything before it', async () => {
  const whole = Buffer.from(PLAN.repeat(50))
  const read = await readText(whole.subarray(0, whole.length - 4))
  expect(read.encoding).toBe('UTF-8')
  expect(read.text.startsWith(PLAN.repeat(49))).toBe(true)
})

test('the answer names the file by its hash, its title and its format', async () => {
  const read = await readDocument({ bytes: Buffer.from('云溪区工作计划\n'), fileName: null })
  expect(read.sha256).toBe('7588e5af3e69c8a903386569809f58f7d977f0a4ac832d2248b960c349379bd4')
  expect(read).toMatchObject({ format: 'txt', mediaType: 'text/plain', title: '云溪区工作计划', publishedOn: null })
})

test('the file stays the same whatever is read from it', async () => {
  const bytes = Buffer.from(PLAN)
  const before = Buffer.from(bytes)
  await readText(bytes)
  expect(bytes.equals(before)).toBe(true)
})

test('what a file holds decides, not what it is called', async () => {
  const page = Buffer.from('<!DOCTYPE html><html><body><p>云溪区工作计划</p></body></html>')
  expect((await readDocument({ bytes: page, fileName: 'plan.txt' })).format).toBe('html')
  expect((await readDocument({ bytes: Buffer.from(PLAN), fileName: 'plan.pdf' })).format).toBe('txt')
  expect((await readDocument({ bytes: Buffer.from('增长<p>以上'), fileName: 'plan.txt' })).text).toBe('增长<p>以上')
  expect((await readDocument({ bytes: Buffer.from('增长<p>以上'), fileName: 'plan.html' })).text).toBe('增长\n以上')
})
