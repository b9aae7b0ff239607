import { readExif } from '@citybrain/rules/photos/exif.ts'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { exifOf, pdf, photo, png, wordFile } from './fixtures.ts'
import { lookInProcess } from './looking.ts'
import { type PictureType, readHead } from './picture-head.ts'
import { BadFile } from './verdicts.ts'

// Each look starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const outcomeOf = (bytes: Uint8Array, bounds?: Parameters<typeof lookInProcess>[1]) =>
  lookInProcess(bytes, bounds).then(
    ({ mediaType }) => mediaType,
    (error: { code?: string }) => error.code ?? `crash: ${error}`,
  )

const sound = await photo(300, 200, { takenAt: '2023:09:15 09:30:00', north: [39, 6, 30], east: [117, 9, 0] })

/** A JPEG whose frame claims the largest size there is. */
function claiming(width: number, height: number): Buffer {
  const jpeg = Buffer.from(sound)
  const frame = jpeg.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[at + 1] ?? 0) && at > 200)
  jpeg.writeUInt16BE(height, frame + 5)
  jpeg.writeUInt16BE(width, frame + 7)
  return jpeg
}

/** One pixel, shown again a million times. */
function endlessGif(): Buffer {
  const frame = Buffer.from('21f904000000000000002c000000000100010000020144003b'.slice(0, -2), 'hex')
  const head = Buffer.concat([Buffer.from('GIF89a'), Buffer.from('0100010080000000000000ffffff', 'hex')])
  return Buffer.concat([head, ...Array.from({ length: 1_000_000 }, () => frame), Buffer.from([0x3b])])
}

const HTML = '<!doctype html><script>alert(document.cookie)</script>'

test.each([
  ['a page', Buffer.from(HTML)],
  ['a drawing with a script', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)],
  ['a drawing with a declaration', Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`)],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(1000)])],
  ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /')],
  ['a GIF of a million frames', endlessGif()],
  ['a page that begins like a GIF', Buffer.from(`GIF89a/*${HTML}*/=1`)],
  ['one byte', Buffer.from([0xff])],
  ['zeros', Buffer.alloc(100_000)],
])('%s is refused as a kind that is not taken', async (_, bytes) => {
  expect(await outcomeOf(bytes)).toBe('attachments.type-refused')
})

test.each([
  ['a JPEG of 65535 by 65535 pixels', claiming(65_535, 65_535)],
  ['a PNG of 65535 by 65535 pixels', png(65_535, 65_535, Buffer.alloc(1000))],
  ['a PNG of four thousand million pixels a side', png(4_294_967_295, 4_294_967_295, Buffer.alloc(10))],
])('%s is refused before anything of it is decoded', async (_, bytes) => {
  expect(await outcomeOf(bytes)).toBe('attachments.too-many-pixels')
})

test.each([
  ['a photo that was cut off', sound.subarray(0, sound.length - 400)],
  ['a photo of which only the head is there', sound.subarray(0, 40)],
  ['a photo without pixels in its frame', claiming(0, 0)],
  ['a PNG with an empty side', png(0, 10, Buffer.alloc(0))],
  ['a PNG whose rows are missing', png(500, 500, Buffer.alloc(10))],
  [
    'the first bytes of a JPEG before a page',
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(HTML)]),
  ],
])('%s is refused as damaged', async (_, bytes) => {
  expect(await outcomeOf(bytes)).toBe('attachments.damaged')
})

test('an archive that unfolds a thousandfold and calls itself a Word file is refused as a bomb', async () => {
  expect(await outcomeOf(wordFile(Buffer.alloc(300 * 1024 * 1024, ' ')))).toBe('attachments.bomb')
})

test('a photo with a page behind it stays a photo, and so does a PDF with one inside', async () => {
  expect(await outcomeOf(Buffer.concat([sound, Buffer.from(HTML)]))).toBe('image/jpeg')
  expect(await outcomeOf(pdf(HTML))).toBe('application/pdf')
})

test('a picture that needs more memory than it may is stopped', async () => {
  const large = png(7000, 7000)
  expect(await outcomeOf(large, { deadlineMs: 30_000, processBytes: 200 * 1024 * 1024 })).toBe('attachments.bomb')
})

test('a picture that takes too long is stopped, and that is not held against it', async () => {
  const bounds = { deadlineMs: 150, processBytes: 1e9 }
  expect(await outcomeOf(await photo(3000, 3000), bounds)).toBe('attachments.too-slow')
})

test('whatever the bytes, a head is read or refused', () => {
  const types: PictureType[] = ['image/jpeg', 'image/png', 'image/webp']
  const heads = [sound.subarray(0, 600), png(20, 20), Buffer.from('RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1')]
  const changed = fc
    .tuple(
      fc.constantFrom(...heads),
      fc.array(fc.tuple(fc.nat(700), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
    )
    .map(([head, changes]) => {
      const bytes = new Uint8Array(head)
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
      return bytes
    })
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 2000 })), fc.constantFrom(...types), (bytes, type) => {
      try {
        readExif(readHead(bytes, type).exif)
      } catch (error) {
        expect(error).toBeInstanceOf(BadFile)
      }
    }),
    { numRuns: 3000 },
  )
})

test('whatever a camera wrote, it is read or left out', () => {
  const written = exifOf({ orientation: 6, takenAt: '2023:09:15 09:30:00', north: [39, 6, 30], east: [117, 9, 0] })
  const changes = fc.array(fc.tuple(fc.nat(written.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), changes), (given) => {
      const bytes = given instanceof Uint8Array ? given : new Uint8Array(written)
      if (!(given instanceof Uint8Array)) for (const [at, byte] of given) bytes[at] = byte
      const { orientation, position } = readExif(bytes)
      expect(orientation).toBeGreaterThanOrEqual(1)
      expect(orientation).toBeLessThanOrEqual(8)
      for (const degrees of position ?? []) expect(Math.abs(degrees)).toBeLessThanOrEqual(180)
    }),
    { numRuns: 3000 },
  )
})

test('random changes inside a photo never bring more than a refusal', async () => {
  const changes = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(changes, async (made) => {
      const bytes = new Uint8Array(sound)
      for (const [at, byte] of made) bytes[at] = byte
      expect(await outcomeOf(bytes)).toMatch(/^(image\/jpeg|attachments\.[a-z-]+)$/)
    }),
    { numRuns: 15 },
  )
})
