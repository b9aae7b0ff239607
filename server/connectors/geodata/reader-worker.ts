import { parentPort, workerData } from 'node:worker_threads'
import { BadGeodata, type BadGeodataCode } from './bad-geodata.ts'
import type { Geodata } from './features.ts'
import { readInThread } from './read.ts'

/** What the reading thread is given. */
export interface ReaderInput {
  readonly bytes: Uint8Array
  readonly fileName: string | null
}

/** What the reading thread answers. */
export type ReaderAnswer =
  | { readonly read: Geodata }
  | { readonly refused: { readonly code: BadGeodataCode; readonly zh: string; readonly en: string } }

// Nothing that is read here has any business on the network.
Reflect.deleteProperty(globalThis, 'fetch')
Reflect.deleteProperty(globalThis, 'WebSocket')

async function answer({ bytes, fileName }: ReaderInput): Promise<ReaderAnswer> {
  try {
    return { read: await readInThread(bytes, fileName) }
  } catch (error) {
    if (!(error instanceof BadGeodata)) throw error
    return { refused: { code: error.code, zh: error.zh, en: error.en } }
  }
}

parentPort?.postMessage(await answer(workerData as ReaderInput))
