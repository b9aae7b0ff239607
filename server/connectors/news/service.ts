import { randomUUID } from 'node:crypto'
import type { Delivery, Webhook } from '@citybrain/contract/engines/webhook.ts'
import { findAccountId } from '../../engines/identity/index.ts'
import { type Actor, type Clock, type Database, type Sealer, save } from '../../platform/index.ts'
import { discard, findDelivery, type Replay, replay } from './delivery-store.ts'
import {
  noSuchAccount,
  noSuchDelivery,
  noSuchWebhook,
  secretUnreadable,
  tooManyWebhooks,
  webhookChangedMeanwhile,
} from './errors.ts'
import type { Answered, Poster } from './post.ts'
import { purposeOf } from './sender.ts'
import { headersOf, makeSecret } from './sign.ts'
import {
  deleteWebhookRow,
  findWebhook,
  insertWebhook,
  MOST_WEBHOOKS,
  renewSecretRow,
  type StoredWebhook,
  updateWebhookRow,
} from './webhook-store.ts'

export interface NewsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly sealer: Sealer
  readonly poster: Poster
}

export interface WebhookDraft {
  readonly name: string
  readonly url: string
  readonly kinds: readonly string[]
  readonly types: readonly string[]
  readonly account?: string | undefined
  readonly concurrency: number
}

const subjectOf = (id: string) => ({ kind: 'webhook', id })
const dbOf = ({ database }: NewsDeps, { district }: Actor) => database.district(district)

export async function getWebhook(deps: NewsDeps, actor: Actor, id: string): Promise<StoredWebhook> {
  const found = await findWebhook(dbOf(deps, actor), id)
  if (!found) throw noSuchWebhook()
  return found
}

/** A receiver with its secret, which is told this once. */
export async function createWebhook(
  deps: NewsDeps,
  actor: Actor,
  { account: login, ...draft }: WebhookDraft,
): Promise<{ webhook: Webhook; secret: string }> {
  const { district } = actor
  const accountId = login === undefined ? actor.accountId : await findAccountId(dbOf(deps, actor), login)
  if (accountId === null) throw noSuchAccount(login ?? actor.name)
  const [id, secret] = [randomUUID(), makeSecret()]
  const sealed = deps.sealer.seal(secret, purposeOf(id))
  const row = { ...draft, id, sealed, accountId, createdAt: deps.clock.systemNow(), createdBy: actor.name }
  const told = { ...draft, account: accountId }
  await save(dbOf(deps, actor), {
    writes: [{ sql: insertWebhook(district, row), rows: 1, conflict: tooManyWebhooks(MOST_WEBHOOKS) }],
    events: [{ kind: 'webhook.created', subject: subjectOf(id), payload: told }],
    audits: [{ action: 'webhook.create', subject: subjectOf(id), after: told }],
    actor,
  })
  return { webhook: (await getWebhook(deps, actor, id)).webhook, secret }
}

export interface WebhookChange {
  readonly revision: number
  readonly name?: string | undefined
  readonly url?: string | undefined
  readonly kinds?: string[] | undefined
  readonly types?: string[] | undefined
  readonly concurrency?: number | undefined
  readonly paused?: boolean | undefined
}

export async function updateWebhook(deps: NewsDeps, actor: Actor, id: string, change: WebhookChange): Promise<Webhook> {
  const { webhook: before } = await getWebhook(deps, actor, id)
  if (before.revision !== change.revision) throw webhookChangedMeanwhile(before)
  const paused = change.paused ?? before.pausedBecause !== null
  const after = {
    name: change.name ?? before.name,
    url: change.url ?? before.url,
    kinds: change.kinds ?? before.kinds,
    types: change.types ?? before.types,
    concurrency: change.concurrency ?? before.concurrency,
    pausedBecause: paused ? (before.pausedBecause ?? actor.name) : null,
  }
  const { name, url, kinds, types, concurrency, pausedBecause } = before
  await save(dbOf(deps, actor), {
    writes: [
      { sql: updateWebhookRow(actor.district, before, after), rows: 1, conflict: webhookChangedMeanwhile(before) },
    ],
    events: [{ kind: 'webhook.changed', subject: subjectOf(id), payload: after }],
    audits: [
      {
        ...{ action: 'webhook.change', subject: subjectOf(id), after },
        before: { name, url, kinds, types, concurrency, pausedBecause },
      },
    ],
    actor,
  })
  return (await getWebhook(deps, actor, id)).webhook
}

export async function deleteWebhook(deps: NewsDeps, actor: Actor, id: string): Promise<void> {
  const { webhook } = await getWebhook(deps, actor, id)
  const { name, url, counts } = webhook
  await save(dbOf(deps, actor), {
    writes: [{ sql: deleteWebhookRow(actor.district, id), rows: 1, conflict: noSuchWebhook() }],
    events: [{ kind: 'webhook.removed', subject: subjectOf(id), payload: { name, url } }],
    audits: [{ action: 'webhook.remove', subject: subjectOf(id), before: { name, url, counts } }],
    actor,
  })
}

export async function renewSecret(
  deps: NewsDeps,
  actor: Actor,
  id: string,
): Promise<{ webhook: Webhook; secret: string }> {
  await getWebhook(deps, actor, id)
  const secret = makeSecret()
  const sealed = deps.sealer.seal(secret, purposeOf(id))
  await save(dbOf(deps, actor), {
    writes: [{ sql: renewSecretRow(actor.district, id, sealed), rows: 1, conflict: noSuchWebhook() }],
    events: [{ kind: 'webhook.secret-renewed', subject: subjectOf(id), payload: {} }],
    audits: [{ action: 'webhook.renew-secret', subject: subjectOf(id) }],
    actor,
  })
  return { webhook: (await getWebhook(deps, actor, id)).webhook, secret }
}

/** Posts a message that tells nothing, and says how it went. */
export async function testWebhook(deps: NewsDeps, actor: Actor, id: string): Promise<Answered> {
  const { webhook, sealed } = await getWebhook(deps, actor, id)
  const secret = deps.sealer.open(sealed, purposeOf(id))
  if (secret === null) throw secretUnreadable()
  const now = deps.clock.systemNow()
  const event = { id: randomUUID(), seq: 0, district: actor.district, kind: 'webhook.test', subject: subjectOf(id) }
  const body = JSON.stringify({ ...event, cityAt: deps.clock.cityNow(), systemAt: now, payload: {} })
  const signed = { id: event.id, timestamp: Math.floor(Date.parse(now) / 1000), body }
  return deps.poster.post({ url: webhook.url, headers: headersOf(secret, signed), body })
}

export async function replayDeliveries(deps: NewsDeps, actor: Actor, id: string, what: Replay): Promise<number> {
  await getWebhook(deps, actor, id)
  return deps.database.transaction(actor.district, async (tx) => {
    const replayed = await replay(tx, { district: actor.district, webhook: id }, what, deps.clock.systemNow())
    await save(tx, {
      writes: [],
      events: [],
      audits: [{ action: 'webhook.replay', subject: subjectOf(id), after: { what, replayed } }],
      actor,
    })
    return replayed
  })
}

export async function discardDelivery(
  deps: NewsDeps,
  actor: Actor,
  { webhook, seq, reason }: { webhook: string; seq: number; reason: string },
): Promise<Delivery> {
  await getWebhook(deps, actor, webhook)
  await deps.database.transaction(actor.district, async (tx) => {
    const gone = await discard(tx, { district: actor.district, webhook, seq }, { reason, at: deps.clock.systemNow() })
    if (!gone) throw noSuchDelivery()
    const audit = { action: 'webhook.discard', subject: subjectOf(webhook), after: { seq }, reason }
    await save(tx, { writes: [], events: [], audits: [audit], actor })
  })
  const found = await findDelivery(dbOf(deps, actor), webhook, seq)
  if (!found) throw noSuchDelivery()
  return found
}
