import {
  ATTACHMENT_PART_BYTES,
  completeAttachment,
  declareAttachment,
  deleteAttachment,
  putAttachmentPart,
} from '@citybrain/contract/api/attachments.ts'
import type { AttachmentUpload, NewAttachment } from '@citybrain/contract/engines/attachment.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { call } from '../api/call.ts'
import { newId } from '../api/ids.ts'
import { Refused, Unreachable } from '../api/refused.ts'

type Signal = { signal?: AbortSignal }

/** Where photos and files go: staff and the public have doors of their own. */
export interface UploadDoor {
  declare(given: NewAttachment, signal: Signal): Promise<AttachmentUpload>
  putPart(id: string, part: { number: number; bytes: Blob }, signal: Signal): Promise<AttachmentUpload>
  complete(id: string, signal: Signal): Promise<AttachmentUpload>
}

const STAFF: UploadDoor = {
  declare: (body, signal) => call(declareAttachment, { body, ...signal }),
  putPart: (id, { number, bytes }, signal) =>
    call(putAttachmentPart, { params: { attachment: id, number }, bytes, ...signal }),
  complete: (id, signal) => call(completeAttachment, { params: { attachment: id }, ...signal }),
}

export interface UploadOptions {
  readonly door?: UploadDoor
  /** Kept by whoever wants to go on after the page was closed: the same id and the same file send what is missing. */
  readonly id?: string
  readonly fileName: string
  readonly takenAt?: string | null
  /** Longitude and latitude, WGS 84. */
  readonly position?: [number, number] | null
  readonly signal?: AbortSignal
  /** Bytes that the server has, of all. */
  onProgress?(sent: number, bytes: number): void
  /** Pauses between tries; tests have less patience. */
  readonly pausesMs?: readonly number[]
}

/** A minute and a half in all: as long as a lift takes, or a tunnel. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000]
/** What was dropped since its hash was wrong is sent once more. */
const ROUNDS = 2

type Sending = UploadOptions & { readonly file: Blob; readonly id: string; readonly door: UploadDoor }

const signalOf = ({ signal }: Sending): Signal => (signal ? { signal } : {})

/**
 * Sends a photo or file in parts and has it checked; gives the attachment, ready to be named by what will carry it. A
 * connection that breaks is tried again, and the server says which parts it has. Rejects with the server's refusal, with
 * `Unreachable` where patience ends, and with the signal's reason.
 */
export async function uploadAttachment(file: Blob, options: UploadOptions): Promise<AttachmentUpload> {
  const sending: Sending = { ...options, file, id: options.id ?? newId(), door: options.door ?? STAFF }
  const { fileName, takenAt = null, position = null, signal } = options
  const body = { id: sending.id, fileName, bytes: file.size, sha256: await hashOf(file, signal), takenAt, position }
  for (let round = 1; ; round += 1) {
    const declared = await insist(sending, () => sending.door.declare(body, signalOf(sending)))
    if (declared.state === 'uploading') await sendParts(sending, declared.parts)
    try {
      return await complete(sending)
    } catch (error) {
      if (!isDropped(error) || round === ROUNDS) throw error
    }
  }
}

const isDropped = (error: unknown) =>
  error instanceof Refused && ['attachments.wrong-hash', 'attachments.incomplete'].includes(error.code)

/** Takes back what nothing uses yet. */
export async function withdrawAttachment(id: string): Promise<void> {
  await call(deleteAttachment, { params: { attachment: id } })
}

async function sendParts(sending: Sending, there: readonly number[]): Promise<void> {
  const { file, id, door, onProgress } = sending
  const known = new Set(there)
  const numbers = Array.from({ length: Math.ceil(file.size / ATTACHMENT_PART_BYTES) }, (_, number) => number)
  const sizeOf = (number: number) => Math.min(ATTACHMENT_PART_BYTES, file.size - number * ATTACHMENT_PART_BYTES)
  let sent = there.reduce((sum, number) => sum + sizeOf(number), 0)
  onProgress?.(sent, file.size)
  for (const number of numbers.filter((one) => !known.has(one))) {
    const bytes = file.slice(number * ATTACHMENT_PART_BYTES, (number + 1) * ATTACHMENT_PART_BYTES)
    await insist(sending, () => door.putPart(id, { number, bytes }, signalOf(sending)))
    sent += sizeOf(number)
    onProgress?.(sent, file.size)
  }
}

const complete = (sending: Sending): Promise<AttachmentUpload> =>
  insist(sending, () => sending.door.complete(sending.id, signalOf(sending)))

/** Asks until it is answered: nothing that is sent here does harm when it is sent again. */
async function insist<T>({ signal, pausesMs = PAUSES_MS }: UploadOptions, ask: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    signal?.throwIfAborted()
    try {
      return await ask()
    } catch (error) {
      const pauseMs = pausesMs[tried]
      if (!isPassing(error) || pauseMs === undefined) throw error
      await pause(pauseMs, signal)
    }
  }
}

const TOO_MANY = 429
const OURS = 500

const isPassing = (error: unknown) =>
  error instanceof Unreachable || (error instanceof Refused && (error.status === TOO_MANY || error.status >= OURS))

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Slice by slice, so that a film does not fill a telephone. `crypto.subtle` is missing on plain http pages. */
async function hashOf(file: Blob, signal: AbortSignal | undefined): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += ATTACHMENT_PART_BYTES) {
    signal?.throwIfAborted()
    hash.update(new Uint8Array(await file.slice(at, at + ATTACHMENT_PART_BYTES).arrayBuffer()))
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
