import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { paragraph, pdfFile, wordFile, writeZip } from './fixtures/zip.ts'
import { BadDocument, readDocument } from './index.ts'
import { readInThread } from './read.ts'

// Each reading starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const body = (xml: string | Uint8Array, claimedSize?: number) =>
  writeZip([{ name: 'word/document.xml', data: xml, ...(claimedSize === undefined ? {} : { claimedSize }) }])
const outcomeOf = async (bytes: Uint8Array) =>
  readDocument({ bytes, fileName: null }).then(
    () => 'read',
    (error: unknown) => (error instanceof BadDocument ? error.code : `crash: ${error}`),
  )
const spaces = (megabytes: number) =>
  Buffer.concat([Buffer.from('<w:document><w:p><w:r><w:t>'), Buffer.alloc(megabytes * 1024 * 1024, ' ')])

test.each([
  ['an archive that unfolds a thousandfold', () => body(spaces(200))],
  ['an archive whose header claims ten bytes', () => body(spaces(200), 10)],
  ['a tower of elements', () => body('<a>'.repeat(1_000_000))],
  ['declared entities that multiply', () => body('<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;">]><a>&c;</a>')],
  ['an entity that names a file', () => body('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')],
  ['a Word file of six million empty paragraphs', () => wordFile('<w:p/>'.repeat(6_000_000))],
])('%s is refused as a bomb', async (_, make) => {
  expect(await outcomeOf(make())).toBe('document.bomb')
})

test('a PDF whose stream unfolds to gigabytes is stopped', async () => {
  const inner = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '))
  const twice = deflateSync(Buffer.concat(Array.from({ length: 20 }, () => inner)))
  expect(await outcomeOf(pdfFile('[/FlateDecode /FlateDecode]', twice))).toBe('document.bomb')
})

test('a file that takes too long is stopped at the deadline', async () => {
  const operators = deflateSync(Buffer.from('q '.repeat(30_000_000)))
  const started = performance.now()
  const reading = readDocument(
    { bytes: pdfFile('/FlateDecode', operators), fileName: null },
    {},
    { deadlineMs: 1500, heapMebibytes: 256 },
  )
  await expect(reading).rejects.toMatchObject({ code: 'document.too-slow' })
  expect(performance.now() - started).toBeLessThan(8000)
})

// Where the processes of a process can be listed without another program.
if (process.platform === 'linux')
  test('a reader that the engine aborts takes nothing with it, and the next reading goes on', async () => {
    const slow = pdfFile('/FlateDecode', deflateSync(Buffer.from('q '.repeat(30_000_000))))
    const reading = outcomeOf(slow)
    const reader = await vi.waitUntil(() => findReader(), { timeout: 10_000 })
    process.kill(reader, 'SIGABRT')
    expect(await reading).toBe('document.bomb')
    expect(await outcomeOf(Buffer.from('工作计划'))).toBe('read')
  })

function findReader(): number | undefined {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
  const reader = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-process'))
  return reader === undefined ? undefined : Number(reader)
}

test('a reading can be given up at any moment, running or waiting', async () => {
  const slow = pdfFile('/FlateDecode', deflateSync(Buffer.from('q '.repeat(30_000_000))))
  const control = new AbortController()
  const readings = Array.from({ length: 5 }, () =>
    readDocument({ bytes: slow, fileName: null }, { signal: control.signal }),
  )
  setTimeout(() => control.abort(new Error('given up')), 300)
  const outcomes = await Promise.allSettled(readings)
  expect(outcomes.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(
    Array(5).fill('Error: given up'),
  )
  expect(await outcomeOf(Buffer.from('工作计划'))).toBe('read')
})

test('a Word file of 100 000 paragraphs is read whole', async () => {
  const file = wordFile(Array.from({ length: 100_000 }, (_, index) => paragraph(`新增岗位${index}个。`)).join(''))
  const { text } = await readDocument({ bytes: file, fileName: null })
  expect(text.split('\n')).toHaveLength(100_000)
  expect(text.endsWith('新增岗位99999个。')).toBe(true)
})

test('100 000 nested elements of a web page cost neither the stack nor more than time in proportion', async () => {
  const deep = `<html>${'<div>'.repeat(100_000)}年度计划${'</div>'.repeat(50_000)}<p>完`
  expect((await readDocument({ bytes: Buffer.from(deep), fileName: null })).text).toBe('年度计划\n完')
  const mixed = `<html>${'<table><tr><td><b><p>'.repeat(50_000)}计划`
  expect((await readDocument({ bytes: Buffer.from(mixed), fileName: null })).text).toBe('计划')
})

async function settles(bytes: Uint8Array): Promise<void> {
  try {
    const { text, boilerplate } = await readInThread(bytes, null, () => {})
    const length = Array.from(text).length
    for (const span of boilerplate) expect(span.start >= 0 && span.start < span.end && span.end <= length).toBe(true)
  } catch (error) {
    expect(error).toBeInstanceOf(BadDocument)
  }
}

test('a Word 97 file whose chain of sectors runs in a circle is refused, not followed', async () => {
  const original = readFileSync(new URL('fixtures/plan.doc', import.meta.url))
  const table = (original.readUInt32LE(76) + 1) * 512
  const chained = Array.from({ length: 128 }, (_, at) => at).filter(
    (at) => original.readUInt32LE(table + 4 * at) === at + 1,
  )
  expect(chained.length).toBeGreaterThan(5)
  for (const at of chained) {
    const bytes = Buffer.from(original)
    bytes.writeUInt32LE(Math.max(0, at - 1), table + 4 * at)
    if (at > 0) bytes.writeUInt32LE(at, table + 4 * (at - 1))
    await expect(readInThread(bytes, null, () => {})).rejects.toMatchObject({ code: 'document.unreadable' })
  }
})

test('random bytes are read or refused, never anything else', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), settles), { numRuns: 300 })
})

const files: [string, Uint8Array][] = [
  ['Word file', wordFile(paragraph('云溪区工作计划') + paragraph('新增就业3100人。'))],
  ['Word 97 file', readFileSync(new URL('fixtures/plan.doc', import.meta.url))],
  ['web page', Buffer.from('<!doctype html><div hidden>甲</div><table><tr><td>乙<td>丙</table>')],
]

test.each(files)('a %s with bytes changed or cut off is read or refused, never anything else', async (_, original) => {
  const change = fc.tuple(fc.nat(original.length - 1), fc.nat(255))
  const damage = fc.tuple(fc.array(change, { maxLength: 20 }), fc.nat(original.length))
  const run = async ([changes, cut]: [[number, number][], number]) => {
    const bytes = Uint8Array.from(original)
    for (const [at, value] of changes) bytes[at] = value
    await settles(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes)
  }
  await fc.assert(fc.asyncProperty(damage, run), { numRuns: 150 })
})
