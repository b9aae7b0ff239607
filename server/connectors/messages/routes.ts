import * as api from '@citybrain/contract/api/messages.ts'
import { URGENT_KINDS } from '@citybrain/rules/casework/index.ts'
import { MadePlace, type MountedRoute, readCursor, serve, writeCursor } from '../../engines/identity/index.ts'
import {
  type ContactDeps,
  confirmContact,
  forgetContact,
  keepPreference,
  listContacts,
  proposeContact,
  readPreference,
} from './contacts.ts'
import * as operations from './operations.ts'

type Deps = ContactDeps & operations.OperationsDeps

export function messageRoutes(deps: Deps): MountedRoute[] {
  return [
    serve(api.getMessagePreference, async ({ actor }) => ({
      contacts: await listContacts(deps, actor),
      preference: await readPreference(deps, actor),
      urgent: [...URGENT_KINDS],
    })),
    serve(api.setMessagePreference, ({ actor, body }) => keepPreference(deps, actor, body)),
    serve(api.setContact, ({ actor, params, body }) => proposeContact(deps, actor, { ...params, ...body })),
    serve(api.verifyContact, ({ actor, params, body }) => confirmContact(deps, actor, { ...params, ...body })),
    serve(api.deleteContact, ({ actor, params }) => forgetContact(deps, actor, params.channel)),
    ...operatorRoutes(deps),
  ]
}

function operatorRoutes(deps: Deps): MountedRoute[] {
  return [
    serve(api.getMessageStatus, async ({ actor }) => ({ channels: await operations.readStatus(deps, actor.district) })),
    serve(api.listMessages, async ({ actor, db, query: { cursor, limit, state } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const found = await operations.listInState(db, { district: actor.district, state, after, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? writeCursor([last.createdAt, last.id]) : null }
    }),
    serve(api.replayMessages, async ({ actor, body: { reason, channel } }) => ({
      replayed: await operations.replayChannel(deps, { actor, reason }, channel),
    })),
    serve(api.replayMessage, async ({ actor, params, body }) => {
      await operations.replayOne(deps, { actor, ...body }, params.message)
      return { state: 'waiting' as const }
    }),
    serve(api.discardMessage, async ({ actor, params, body }) => {
      await operations.discardOne(deps, { actor, ...body }, params.message)
      return { state: 'discarded' as const }
    }),
  ]
}
