import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTooLarge, noSuchFile } from './refusals.ts'

/** Above what any reader takes, so that its own sentence is the one that is heard. */
const LARGEST_MEBIBYTES = 256

export interface Input {
  readonly bytes: Uint8Array
  readonly fileName: string | null
  /** What records call the document: the file's name without its ending. */
  readonly name: string
}

/** A file, or standard input for `-`. */
export async function readInput(file: string): Promise<Input> {
  if (file === '-') return { bytes: await readStream(process.stdin), fileName: null, name: 'stdin' }
  const path = pathOf(file)
  const found = await stat(path).catch(() => null)
  if (!found || found.isDirectory()) throw noSuchFile(path)
  // A pipe (`<(…)`) or a device has no size, and perhaps no end.
  if (!found.isFile()) return { bytes: await readStream(createReadStream(path)), fileName: null, name: 'stdin' }
  if (found.size > LARGEST_MEBIBYTES * 1024 * 1024) throw fileTooLarge(path, LARGEST_MEBIBYTES)
  const bytes = await readFile(path).catch(() => {
    throw noSuchFile(path)
  })
  return { bytes, fileName: basename(path), name: basename(path, extname(path)) }
}

/** Where a file is that the caller names. */
export const pathOf = (file: string): string => resolve(callersFolder(), file)

/** `npm run` moves into the package's folder and leaves the caller's in INIT_CWD; no other way of starting does. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env
  return script === 'citybrain' && caller ? caller : process.cwd()
}

async function readStream(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST_MEBIBYTES * 1024 * 1024) throw fileTooLarge('-', LARGEST_MEBIBYTES)
  }
  return Buffer.concat(chunks)
}
