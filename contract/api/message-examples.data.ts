import type { RouteExample } from './route.ts'

/** Invented, as every value of an example. */
const MESSAGE = '3a7d2b63-7d1f-5e9c-8b4f-1a7b65b2d1e5'
const CASE = '0190b7e2-4c1d-7a53-9a3e-0f6a54a1c0a1'
const preference = {
  kinds: {
    ...{ assigned: ['mail'], returned: ['mail', 'sms'], asked: ['mail'], answered: ['mail'], mentioned: ['mail'] },
    ...{ urged: ['mail', 'sms'], supervised: ['mail', 'sms'], 'errand-refused': ['mail'], remind: ['mail'] },
    ...{ overdue: ['mail', 'sms'], superior: ['mail', 'sms'], 'propose-supervision': ['mail', 'sms'] },
    ...{ ended: ['mail'], reopened: ['mail'] },
  },
  ...{ quiet: { from: '21:00', to: '07:30' }, digest: 'at-once', language: 'zh', followMentions: false },
}
const sms = { channel: 'sms', on: true, verified: '138****0000', pending: null }
const mail = { channel: 'mail', on: true, verified: null, pending: 'z***@example.org' }
const params = { channel: 'sms' }
const status = {
  ...{ channel: 'mail', on: true, through: 'smtp.example.org:587', asked: 120, sent: 80, queued: 3, dead: 1 },
  ...{ suppressed: 36, discarded: 0, balanced: true, oldestAt: '2023-09-15T01:30:00.000Z', lastError: '451 try later' },
}
const dead = {
  ...{
    ...{ id: MESSAGE, state: 'dead', channel: 'mail' },
    to: 'account',
    kind: 'assigned',
    case: CASE,
    attempts: 1,
    error: '550 no such user',
  },
  ...{ createdAt: '2023-09-15T01:30:00.000Z', dueAt: '2023-09-15T01:30:00.000Z', endedAt: '2023-09-15T01:30:02.000Z' },
}
const reason = { reason: '邮箱已修复' }

/** One example of each operation on messages, by method and path; a test holds them to the shapes of their routes. */
export const MESSAGE_EXAMPLES: Readonly<Record<string, RouteExample>> = {
  'GET /api/v1/me/messages': {
    reply: { contacts: [mail, sms], preference, urgent: ['urged', 'supervised', 'overdue', 'superior'] },
  },
  'PUT /api/v1/me/messages': { body: preference, reply: preference },
  'PUT /api/v1/me/contacts/:channel': {
    ...{ params: { channel: 'mail' }, body: { address: 'zhang@example.org' }, reply: mail },
  },
  'POST /api/v1/me/contacts/:channel/verify': { params, body: { code: '204713' }, reply: sms },
  'DELETE /api/v1/me/contacts/:channel': { params, reply: { ...sms, verified: null } },
  'GET /api/v1/operations/messages': { reply: { channels: [status] } },
  'GET /api/v1/operations/messages/queue': {
    query: { state: 'dead', limit: 50 },
    reply: { items: [dead], next: null },
  },
  'POST /api/v1/operations/messages/replay': { body: { ...reason, channel: 'mail' }, reply: { replayed: 1 } },
  'POST /api/v1/operations/messages/:message/replay': {
    ...{ params: { message: MESSAGE }, body: reason, reply: { state: 'waiting' } },
  },
  'POST /api/v1/operations/messages/:message/discard': {
    ...{ params: { message: MESSAGE }, body: reason, reply: { state: 'discarded' } },
  },
}
