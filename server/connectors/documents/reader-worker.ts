import { parentPort, workerData } from 'node:worker_threads'
import { BadDocument, type BadDocumentCode, type Bilingual } from './bad-document.ts'
import { type ReadDocument, readInThread } from './read.ts'

/** What the reading thread is given. */
export interface ReaderInput {
  bytes: Uint8Array
  fileName: string | null
}

/** What the reading thread says. */
export type ReaderMessage =
  | { kind: 'page'; page: number; pages: number }
  | { kind: 'read'; document: ReadDocument }
  | { kind: 'refused'; code: BadDocumentCode; detail: Bilingual; cause: string | null }

// Nothing that is read here has any business on the network.
Reflect.deleteProperty(globalThis, 'fetch')
Reflect.deleteProperty(globalThis, 'WebSocket')

const { bytes, fileName } = workerData as ReaderInput
const say = (message: ReaderMessage) => parentPort?.postMessage(message)

try {
  const document = await readInThread(bytes, fileName, (page, pages) => say({ kind: 'page', page, pages }))
  say({ kind: 'read', document })
} catch (error) {
  // Anything but a refusal ends the thread as an error, which its owner reports.
  if (!(error instanceof BadDocument)) throw error
  const cause = error.cause instanceof Error ? error.cause.message : null
  say({ kind: 'refused', code: error.code, detail: error.detail, cause })
}
