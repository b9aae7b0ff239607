import { z } from 'zod'
import {
  Delivery,
  DeliveryState,
  EventKinds,
  EventTypes,
  ReceiverName,
  ReceiverUrl,
  Webhook,
} from '../engines/webhook.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant } from '../kernel/time.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'access'
const access = 'manage:webhook'
const params = z.object({ webhook: Id })
const Concurrency = z.int().min(1).max(16)
const NOT_FOUND = 'news.no-such-webhook'

export const listWebhooks = route({
  method: 'GET',
  path: '/api/v1/webhooks',
  ...{ access, tag },
  summary: { zh: '推送接收方列表及其状态', en: 'Receivers of news and how they fare' },
  query: Paging,
  reply: page(Webhook),
  errors: ['request.bad-cursor'],
})

export const createWebhook = route({
  method: 'POST',
  path: '/api/v1/webhooks',
  ...{ access, tag },
  summary: { zh: '新建推送接收方', en: 'Add a receiver; its signing secret is shown this once' },
  body: z.object({
    name: ReceiverName,
    url: ReceiverUrl,
    kinds: EventKinds.default([]),
    types: EventTypes.default([]),
    account: z.string().min(1).max(64).optional().describe('Login whose rights count; one’s own where left out'),
    concurrency: Concurrency.default(4),
  }),
  reply: z.object({ webhook: Webhook, secret: z.string() }),
  perMinute: 60,
  errors: ['news.too-many-webhooks', 'news.no-such-account'],
})

export const getWebhook = route({
  method: 'GET',
  path: '/api/v1/webhooks/:webhook',
  ...{ access, tag, params },
  summary: { zh: '推送接收方', en: 'A receiver' },
  reply: Webhook,
  errors: [NOT_FOUND],
})

export const updateWebhook = route({
  method: 'PATCH',
  path: '/api/v1/webhooks/:webhook',
  ...{ access, tag, params },
  summary: { zh: '修改、暂停或恢复推送', en: 'Change, pause or resume a receiver' },
  body: z.object({
    revision: Revision,
    name: ReceiverName.optional(),
    url: ReceiverUrl.optional(),
    kinds: EventKinds.optional(),
    types: EventTypes.optional(),
    concurrency: Concurrency.optional(),
    paused: z.boolean().optional().describe('Nothing is lost: news wait until it is resumed'),
  }),
  reply: Webhook,
  errors: [NOT_FOUND, 'news.changed-meanwhile'],
})

export const deleteWebhook = route({
  method: 'DELETE',
  path: '/api/v1/webhooks/:webhook',
  ...{ access, tag, params },
  summary: { zh: '删除推送接收方及其待发消息', en: 'Remove a receiver with what waits for it' },
  reply: z.object({ deleted: Id }),
  errors: [NOT_FOUND],
})

export const renewWebhookSecret = route({
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/secret',
  ...{ access, tag, params },
  summary: { zh: '更换签名密钥', en: 'Give a receiver another signing secret, shown this once; the old one ends' },
  reply: z.object({ webhook: Webhook, secret: z.string() }),
  errors: [NOT_FOUND],
})

export const testWebhook = route({
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/test',
  ...{ access, tag, params },
  summary: { zh: '发送一条测试消息', en: 'Send a test message now and tell what came back' },
  reply: z.object({
    delivered: z.boolean(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    milliseconds: z.int(),
  }),
  perMinute: 30,
  errors: [NOT_FOUND],
})

export const listDeliveries = route({
  method: 'GET',
  path: '/api/v1/webhooks/:webhook/deliveries',
  ...{ access, tag, params },
  summary: { zh: '推送记录', en: 'Deliveries, newest first' },
  query: Paging.extend({ state: DeliveryState.optional() }),
  reply: page(Delivery),
  errors: [NOT_FOUND, 'request.bad-cursor'],
})

export const replayDeliveries = route({
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/replays',
  ...{ access, tag, params },
  summary: {
    zh: '重新推送：一条、全部失败的，或某时刻以来的',
    en: 'Send again: one, all dead letters, or all since a moment',
  },
  body: z.object({
    what: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('one'), seq: z.int().min(1) }),
      z.object({ kind: z.literal('dead') }),
      z.object({ kind: z.literal('since'), at: Instant }),
    ]),
  }),
  reply: z.object({ replayed: z.int() }),
  errors: [NOT_FOUND],
})

export const discardDelivery = route({
  method: 'POST',
  path: '/api/v1/webhooks/:webhook/deliveries/:seq/discard',
  ...{ access, tag },
  summary: { zh: '放弃一条推送', en: 'Give a delivery up' },
  params: params.extend({ seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: Delivery,
  errors: [NOT_FOUND, 'news.no-such-delivery'],
})

export const WEBHOOK_ROUTES = [
  ...[listWebhooks, createWebhook, getWebhook, updateWebhook, deleteWebhook, renewWebhookSecret],
  ...[testWebhook, listDeliveries, replayDeliveries, discardDelivery],
] as const
