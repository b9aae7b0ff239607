import { expect, test } from 'vitest'
import { readCameraNotes } from './exif.ts'

/** A JPEG whose camera notes hold just a position: degrees, minutes and hundredths of seconds. */
function jpeg(little: boolean, sides: [string, string] = ['N', 'E'], lat = [39, 6, 3600], lon = [117, 9, 1800]): Blob {
  const tiff = new DataView(new ArrayBuffer(8 + 18 + 54 + 48))
  const u16 = (at: number, value: number) => tiff.setUint16(at, value, little)
  const u32 = (at: number, value: number) => tiff.setUint32(at, value, little)
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d)
  u16(2, 42)
  u32(4, 8)
  u16(8, 1)
  const entry = (at: number, tag: number, kind: number, count: number) => {
    u16(at, tag)
    u16(at + 2, kind)
    u32(at + 4, count)
  }
  entry(10, 0x8825, 4, 1)
  u32(18, 26)
  u16(26, 4)
  const places = [28, 40, 52, 64]
  for (const [place, tag] of [1, 2, 3, 4].entries())
    entry(places[place] ?? 0, tag, tag % 2 === 1 ? 2 : 5, tag % 2 === 1 ? 2 : 3)
  for (const [place, side] of sides.entries()) tiff.setUint8(place === 0 ? 36 : 60, side.charCodeAt(0))
  for (const [at, first, figures] of [
    [48, 80, lat],
    [72, 104, lon],
  ] as const) {
    u32(at, first)
    for (const [part, figure] of figures.entries()) {
      u32(first + part * 8, figure)
      u32(first + part * 8 + 4, part === 2 ? 100 : 1)
    }
  }
  const head = new DataView(new ArrayBuffer(12))
  for (const [place, value] of [0xffd8, 0xffe1, tiff.byteLength + 8, 0x4578, 0x6966, 0].entries())
    head.setUint16(place * 2, value)
  return new Blob([head, tiff])
}

test('the position is read in both orders of bytes: 39°6′36″ N 117°9′18″ E', async () => {
  for (const little of [true, false]) {
    const { position } = await readCameraNotes(jpeg(little))
    expect(position?.[0]).toBeCloseTo(117.155, 9)
    expect(position?.[1]).toBeCloseTo(39.11, 9)
  }
})

test('south and west are below nought', async () => {
  const { position } = await readCameraNotes(jpeg(true, ['S', 'W']))
  expect(position?.map((one) => Math.sign(one))).toEqual([-1, -1])
})

test('what is no JPEG, cut off, without a fix or outside of the earth says nothing', async () => {
  const whole = jpeg(true)
  for (const photo of [
    new Blob([]),
    new Blob(['GIF89a, no photo']),
    whole.slice(0, 60),
    jpeg(true, ['N', 'E'], [0, 0, 0], [0, 0, 0]),
    jpeg(true, ['N', 'E'], [95, 0, 0]),
  ])
    expect((await readCameraNotes(photo)).position).toBeNull()
})
