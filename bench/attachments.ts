// Measures what it costs to look at a photo that was uploaded: time and memory of the process that reduces it, for the
// picture of a telephone (12 megapixels) and for the largest that is taken.
//   npm run bench -- attachments

import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import encode, { init } from '@jsquash/jpeg/encode.js'
import { lookInProcess } from '../server/connectors/attachments/index.ts'
import type { Figure } from './figure.ts'

const ROUNDS = 5
const MEBIBYTE = 1024 * 1024

/** Waves and noise: as many bytes a pixel as a telephone writes. */
function scene(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const noise = Math.random() * 24
      const at = (y * width + x) * 4
      data[at] = 128 + 100 * Math.sin(x / 40) + noise
      data[at + 1] = 128 + 100 * Math.cos(y / 70) + noise
      data[at + 2] = (x ^ y) & 255
      data[at + 3] = 255
    }
  return data
}

async function takePhoto(width: number, height: number): Promise<Uint8Array> {
  const wasm = fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  // Its types name the options alone, but it takes a compiled module as well.
  await init((await WebAssembly.compile(await readFile(wasm))) as never)
  return new Uint8Array(await encode({ data: scene(width, height), width, height } as never, { quality: 88 }))
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function measure(name: string, [width, height]: [number, number], promisedMs: number): Promise<Figure[]> {
  const photo = await takePhoto(width, height)
  const [times, peaks] = [[] as number[], [] as number[]]
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const { peakBytes } = await lookInProcess(photo)
    times.push(performance.now() - start)
    peaks.push(peakBytes / MEBIBYTE)
  }
  return [
    {
      name: `${name}, time`,
      value: median(times),
      unit: 'ms',
      against: { name: 'promise', value: promisedMs },
      limit: { atMost: 1 },
    },
    {
      name: `${name}, memory`,
      value: Math.max(...peaks),
      unit: 'MiB',
      against: { name: 'bound', value: 1100 },
      limit: { atMost: 1 },
    },
  ]
}

export async function bench(): Promise<Figure[]> {
  return [
    ...(await measure('a photo of 12 megapixels', [4032, 3024], 5_000)),
    ...(await measure('a photo of 48 megapixels', [8064, 6048], 20_000)),
  ]
}
