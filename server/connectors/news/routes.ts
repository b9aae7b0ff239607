import * as api from '@citybrain/contract/api/webhooks.ts'
import { z } from 'zod'
import { MadePlace, type MountedRoute, readCursor, serve, writeCursor } from '../../engines/identity/index.ts'
import { listDeliveryRows } from './delivery-store.ts'
import * as service from './service.ts'
import { listWebhookRows } from './webhook-store.ts'

const Seq = z.int().min(0)

export function webhookRoutes(deps: service.NewsDeps): MountedRoute[] {
  return [...receiverRoutes(deps), ...deliveryRoutes(deps)]
}

function receiverRoutes(deps: service.NewsDeps): MountedRoute[] {
  return [
    serve(api.listWebhooks, async ({ db, query: { cursor, limit } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const items = await listWebhookRows(db, { after, limit })
      const last = items.length < limit ? undefined : items.at(-1)
      return { items, next: last ? writeCursor([last.createdAt, last.id]) : null }
    }),
    serve(api.createWebhook, ({ actor, body }) => service.createWebhook(deps, actor, body)),
    serve(api.getWebhook, async ({ actor, params }) => (await service.getWebhook(deps, actor, params.webhook)).webhook),
    serve(api.updateWebhook, ({ actor, params, body }) => service.updateWebhook(deps, actor, params.webhook, body)),
    serve(api.deleteWebhook, async ({ actor, params }) => {
      await service.deleteWebhook(deps, actor, params.webhook)
      return { deleted: params.webhook }
    }),
    serve(api.renewWebhookSecret, ({ actor, params }) => service.renewSecret(deps, actor, params.webhook)),
    serve(api.testWebhook, async ({ actor, params }) => {
      const began = performance.now()
      const { status, error } = await service.testWebhook(deps, actor, params.webhook)
      return { delivered: error === null, status, error, milliseconds: Math.round(performance.now() - began) }
    }),
  ]
}

function deliveryRoutes(deps: service.NewsDeps): MountedRoute[] {
  return [
    serve(api.listDeliveries, async ({ actor, db, params: { webhook }, query: { cursor, limit, state } }) => {
      await service.getWebhook(deps, actor, webhook)
      const before = cursor === undefined ? null : readCursor(cursor, Seq)
      const items = await listDeliveryRows(db, webhook, { state, before, limit })
      const last = items.length < limit ? undefined : items.at(-1)
      return { items, next: last ? writeCursor(last.seq) : null }
    }),
    serve(api.replayDeliveries, async ({ actor, params, body }) => ({
      replayed: await service.replayDeliveries(deps, actor, params.webhook, body.what),
    })),
    serve(api.discardDelivery, ({ actor, params, body }) =>
      service.discardDelivery(deps, actor, { ...params, ...body }),
    ),
  ]
}
