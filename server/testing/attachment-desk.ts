import { createHash, randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/attachments.ts'
import type { AttachmentUpload } from '@citybrain/contract/engines/attachment.ts'
import { type AttachmentOptions, createAttachments } from '../connectors/attachments/index.ts'
import type { Asking } from './city-under-attack.ts'
import { quietLogger } from './quiet-logger.ts'
import type { Answered, Browser, TestApp } from './test-app.ts'

const LIMIT_BYTES = 2 * 1024 * 1024

type Parts = Pick<AttachmentOptions, 'database' | 'clock'>

/** Attachments of at most 2 MiB that only their uploaders may read, and no scanner, unless the test says otherwise. */
export const attachmentsOf = ({ database, clock }: Parts, more: Partial<AttachmentOptions> = {}) =>
  createAttachments({
    ...{ database, clock, logger: quietLogger, limitBytes: LIMIT_BYTES, scannerUrl: null, mayRead: async () => false },
    ...more,
  })

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Given = Partial<{ id: string; fileName: string; sha256: string; takenAt: string; position: [number, number] }>

/** What a device says of a file before it sends it. */
export const declared = (bytes: Uint8Array, more: Given = {}) => ({
  ...{ id: randomUUID(), fileName: '路灯.jpg', bytes: bytes.length, sha256: sha256(bytes) },
  ...more,
})

export const partOf = (bytes: Uint8Array, number: number) =>
  bytes.subarray(number * api.ATTACHMENT_PART_BYTES, (number + 1) * api.ATTACHMENT_PART_BYTES)

export const sendPart = (who: Browser, id: string, number: number, part: Uint8Array) =>
  who.ask(api.putAttachmentPart, {
    params: { attachment: id, number: String(number) },
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(part),
  })

export const complete = (who: Browser, id: string) => who.ask(api.completeAttachment, { params: { attachment: id } })
export const look = (who: Browser, id: string) => who.ask(api.getAttachment, { params: { attachment: id } })

/** From the announcement to the end, as a telephone does. */
export async function attach(
  who: Browser,
  bytes: Uint8Array,
  more: Given = {},
): Promise<Answered<typeof api.completeAttachment>> {
  const body = declared(bytes, more)
  const begun = await who.ask(api.declareAttachment, { body })
  if (begun.status !== 200) throw new Error(`not announced: ${begun.problem.code}`)
  for (let number = 0; number * api.ATTACHMENT_PART_BYTES < bytes.length; number += 1)
    await sendPart(who, body.id, number, partOf(bytes, number))
  return complete(who, body.id)
}

/** The same, where nothing is expected to be refused. */
export async function attached(who: Browser, bytes: Uint8Array, more: Given = {}): Promise<AttachmentUpload> {
  const { status, reply } = await attach(who, bytes, more)
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(reply)}`)
  return reply
}

/** Bytes of a file route, with the headers that came with them. */
export async function readFile(
  { app }: TestApp,
  who: Browser,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }> {
  const response = await app.fastify.inject({
    url: `/api/v1/attachments/${path}`,
    headers: { host: 'brain.test:8080', cookie: who.cookie ?? '', ...headers },
  })
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload }
}

/** A picture of one pixel. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sound inputs of every route of attachments. */
export async function soundOfAttachments(who: Browser): Promise<Asking[]> {
  const params = { attachment: (await attached(who, DOT)).id }
  const body = { ...declared(Buffer.from('%PDF-')), takenAt: '2023-09-15T01:30:00.000Z', position: [117.15, 39.1] }
  return [
    [who, api.declareAttachment, { body }],
    [who, api.putAttachmentPart, { params: { ...params, number: '0' } }],
    [who, api.getAttachment, { params }],
    [who, api.completeAttachment, { params }],
    [who, api.getAttachmentContent, { params }],
    [who, api.getAttachmentPicture, { params, query: { size: '320' } }],
    [who, api.deleteAttachment, { params: { attachment: randomUUID() } }],
  ]
}
