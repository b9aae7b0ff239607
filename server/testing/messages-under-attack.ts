import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/messages.ts'
import { DEFAULT_PREFERENCE } from '@citybrain/rules/casework/index.ts'
import type { Asking } from './city-under-attack.ts'
import type { Browser } from './test-app.ts'

/** Sound inputs of what people say about being told, and of what operators decide. */
export function soundOfMessages(who: Browser, operator: Browser): Asking[] {
  const params = { channel: 'sms' }
  const message = { params: { message: randomUUID() }, body: { reason: '已修复' } }
  return [
    [who, api.setMessagePreference, { body: DEFAULT_PREFERENCE }],
    [who, api.setContact, { params, body: { address: '13800000000' } }],
    [who, api.verifyContact, { params, body: { code: '123456' } }],
    [who, api.deleteContact, { params }],
    [operator, api.listMessages, { query: { limit: '10', state: 'sent' } }],
    [operator, api.listMessages, { query: { cursor: '' } }],
    [operator, api.replayMessages, { body: { channel: 'mail', reason: '已修复' } }],
    [operator, api.replayMessage, message],
    [operator, api.discardMessage, message],
  ]
}
