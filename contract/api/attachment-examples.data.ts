import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const PHOTO = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0a1'
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const AT = '2023-09-15T01:30:00.000Z'
const device = { takenAt: AT, position: [117.1502, 39.1084] }

const declared = {
  ...{ id: PHOTO, fileName: '路灯.jpg', bytes: 400_000, sha256: SHA256, state: 'uploading', mediaType: null, device },
  ...{ picture: null, refusal: null, subject: null, createdAt: AT, createdBy: '示例网格员', completedAt: null },
  parts: [] as number[],
}

const ready = {
  ...declared,
  ...{ state: 'ready', mediaType: 'image/jpeg', completedAt: AT, parts: [0, 1] },
  picture: { width: 3024, height: 4032, takenAt: AT, position: [117.15018, 39.10842] },
}

const params = { attachment: PHOTO }

/** One example of each operation on attachments, by method and path; a test holds them to the shapes of their routes. */
export const ATTACHMENT_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'POST /api/v1/attachments': {
    body: { id: PHOTO, fileName: '路灯.jpg', bytes: 400_000, sha256: SHA256, ...device },
    reply: declared,
  },
  'PUT /api/v1/attachments/:attachment/parts/:number': {
    params: { ...params, number: 0 },
    reply: { ...declared, parts: [0] },
  },
  'GET /api/v1/attachments/:attachment': { params, reply: { ...declared, parts: [0] } },
  'POST /api/v1/attachments/:attachment/complete': { params, reply: ready },
  'GET /api/v1/attachments/:attachment/content': { params },
  'GET /api/v1/attachments/:attachment/thumbnail': { params, query: { size: '320' } },
  'DELETE /api/v1/attachments/:attachment': { params, reply: { deleted: PHOTO } },
}
