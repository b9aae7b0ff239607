import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PictureType } from './picture-head.ts'
import type { Pixels } from './reduce.ts'
import { BadFile } from './verdicts.ts'

const QUALITY = 80

/** The decoders are WebAssembly: no address of theirs lies outside their own memory. Each is read when it is needed. */
async function compile(file: string): Promise<WebAssembly.Module> {
  const path = fileURLToPath(import.meta.resolve(file))
  return WebAssembly.compile(await readFile(path))
}

/** Decodes the whole picture, the first frame where there are several. */
export async function decode(bytes: Uint8Array, type: PictureType): Promise<Pixels> {
  const whole = new Uint8Array(bytes).buffer
  try {
    // The decoders are made for browsers and answer with what browsers have; its three fields are the same.
    return (await DECODERS[type](whole)) as Pixels
  } catch (error) {
    throw new BadFile('attachments.damaged', { cause: error })
  }
}

const DECODERS = {
  'image/jpeg': async (bytes) => {
    const { default: decodeJpeg, init } = await import('@jsquash/jpeg/decode.js')
    await start(init, '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm')
    return decodeJpeg(bytes)
  },
  'image/png': async (bytes) => {
    const { default: decodePng, init } = await import('@jsquash/png/decode.js')
    await init(await compile('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
    return decodePng(bytes)
  },
  'image/webp': async (bytes) => {
    const { default: decodeWebp, init } = await import('@jsquash/webp/decode.js')
    await start(init, '@jsquash/webp/codec/dec/webp_dec.wasm')
    return decodeWebp(bytes)
  },
} as const satisfies Record<PictureType, (bytes: ArrayBuffer) => Promise<unknown>>

/** Their types name the options alone, but they take a compiled module as well, which keeps them from fetching one. */
async function start(init: (options: never) => Promise<void>, file: string): Promise<void> {
  await init((await compile(file)) as never)
}

export async function encodeJpeg(pixels: Pixels): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
  await start(init, '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')
  return new Uint8Array(await encode(pixels as never, { quality: QUALITY }))
}
