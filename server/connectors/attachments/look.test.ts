import { readExif } from '@citybrain/rules/photos/exif.ts'
import { expect, test, vi } from 'vitest'
import { decode } from './codecs.ts'
import { exifOf, heic, mp4, pdf, photo, png, wordFile } from './fixtures.ts'
import { lookInProcess } from './looking.ts'

// Each look starts a process of its own.
vi.setConfig({ testTimeout: 60_000 })

const NANKAI = { north: [39, 6, 30.24], east: [117, 9, 0.72] } as const
const colourAt = ({ data, width }: { data: Uint8ClampedArray; width: number }, x: number, y: number) => {
  const [red = 0, , blue = 0] = data.subarray((y * width + x) * 4)
  return red > blue ? 'red' : 'blue'
}

test('a photo tells when and where it was taken: China time where the camera names no zone, WGS 84', async () => {
  const { mediaType, picture } = await lookInProcess(await photo(64, 48, { takenAt: '2023:09:15 09:30:00', ...NANKAI }))
  expect(mediaType).toBe('image/jpeg')
  expect(picture).toMatchObject({ takenAt: '2023-09-15T01:30:00.000Z', position: [117.1502, 39.1084] })
})

test('the zone that a camera names goes before China’s', () => {
  expect(readExif(exifOf({ takenAt: '2023:09:15 09:30:00', offset: '+00:00' })).takenAt).toBe(
    '2023-09-15T09:30:00.000Z',
  )
})

test('a camera without a clock, and a telephone that does not know where it is, say nothing', () => {
  const nowhere = exifOf({ takenAt: '0000:00:00 00:00:00', north: [0, 0, 0], east: [0, 0, 0] })
  expect(readExif(nowhere)).toEqual({ orientation: 1, takenAt: null, position: null })
})

test('a photo taken with the telephone on its side stands upright, at 320 and at 1280 pixels', async () => {
  const { picture } = await lookInProcess(await photo(2000, 1000, { orientation: 6 }))
  expect(picture).toMatchObject({ width: 1000, height: 2000 })
  const sizes = []
  for (const { bytes } of picture?.reduced ?? []) {
    const pixels = await decode(bytes, 'image/jpeg')
    sizes.push([pixels.width, pixels.height])
    // Turned clockwise, what was left is above.
    expect([colourAt(pixels, 10, 10), colourAt(pixels, 10, pixels.height - 10)]).toEqual(['red', 'blue'])
  }
  expect(sizes).toEqual([
    [640, 1280],
    [160, 320],
  ])
})

test.each([
  [1, ['red', 'blue', 'red', 'blue']],
  [2, ['blue', 'red', 'blue', 'red']],
  [3, ['blue', 'red', 'blue', 'red']],
  [4, ['red', 'blue', 'red', 'blue']],
  [5, ['red', 'red', 'blue', 'blue']],
  [6, ['red', 'red', 'blue', 'blue']],
  [7, ['blue', 'blue', 'red', 'red']],
  [8, ['blue', 'blue', 'red', 'red']],
])('orientation %i is turned as Exif says', async (orientation, corners) => {
  const { picture } = await lookInProcess(await photo(60, 40, { orientation }))
  const pixels = await decode(picture?.reduced[0]?.bytes ?? new Uint8Array(), 'image/jpeg')
  const [right, bottom] = [pixels.width - 3, pixels.height - 3]
  const seen = [
    colourAt(pixels, 2, 2),
    colourAt(pixels, right, 2),
    colourAt(pixels, 2, bottom),
    colourAt(pixels, right, bottom),
  ]
  expect(seen).toEqual(corners)
})

test('the reduced pictures carry nothing of what the camera wrote', async () => {
  const { picture } = await lookInProcess(await photo(400, 300, { takenAt: '2023:09:15 09:30:00', ...NANKAI }))
  for (const { bytes } of picture?.reduced ?? []) {
    expect(Buffer.from(bytes).includes('Exif')).toBe(false)
    expect(Buffer.from(bytes).includes('2023:09:15')).toBe(false)
  }
})

test('a small photo is not blown up, and what is transparent becomes white', async () => {
  const { mediaType, picture } = await lookInProcess(png(20, 10))
  expect(mediaType).toBe('image/png')
  const pixels = await decode(picture?.reduced[0]?.bytes ?? new Uint8Array(), 'image/jpeg')
  expect([pixels.width, pixels.height, [...pixels.data.subarray(0, 4)]]).toEqual([20, 10, [255, 255, 255, 255]])
})

test.each([
  ['a PDF', pdf(), 'application/pdf'],
  ['a Word file', wordFile('<w:document/>'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['a short film', mp4(), 'video/mp4'],
])('%s is taken as what it is', async (_, bytes, type) => {
  expect(await lookInProcess(bytes)).toMatchObject({ mediaType: type, picture: null })
})

test('a HEIC photo is refused with words of its own', async () => {
  await expect(lookInProcess(heic())).rejects.toMatchObject({ code: 'attachments.heic-refused' })
})
