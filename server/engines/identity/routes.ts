import * as api from '@citybrain/contract/api/identity.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { z } from 'zod'
import { type Call, type CallSession, type MountedRoute, serve } from './call.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { noAccount } from './errors.ts'
import { PASSWORD_RULE } from './password-policy.ts'
import type { Identity } from './service.ts'
import { csrfTokenOf, readCookie } from './session-token.ts'
import type { SignedIn } from './sign-in.ts'
import { savedViewRoutes } from './view-routes.ts'

export function identityRoutes(identity: Identity): MountedRoute[] {
  return [...signInRoutes(identity), ...sessionRoutes(identity), ...accountRoutes(identity), ...savedViewRoutes()]
}

function signInRoutes(identity: Identity): MountedRoute[] {
  return [
    serve(api.listDistricts, async () => ({ districts: await identity.listDistricts() })),
    serve(api.getSignInOptions, async ({ district }) => ({
      district: await identity.getDistrict(district),
      samples: [...(identity.sampleCity?.accounts ?? [])],
      sample: identity.sampleCity !== null,
      passwordRule: PASSWORD_RULE,
    })),
    serve(api.signIn, async (call) => {
      const origin = originOf(call)
      const replaced = call.session?.id ?? null
      const signedIn = await identity.signIn({ district: call.district, replaced, ...origin, ...call.body })
      return welcome(identity, call, signedIn)
    }),
    serve(api.changePassword, async (call) => {
      const signedIn = await identity.changePassword({ actor: call.actor, origin: originOf(call), ...call.body })
      return welcome(identity, { ...call, district: call.actor.district }, signedIn)
    }),
  ]
}

function sessionRoutes(identity: Identity): MountedRoute[] {
  return [
    serve(api.whoAmI, async ({ actor, session }) =>
      identity.whoAmI({ ...actor, csrfToken: signedInSession(session).csrfToken }),
    ),
    serve(api.signOut, async (call) => {
      await identity.endSession(call.actor, signedInSession(call.session).id)
      call.keepSession(null)
      return { signedOut: true } as const
    }),
    serve(api.listSessions, async ({ actor, session }) => ({
      sessions: await identity.listSessions(actor, signedInSession(session).id),
    })),
    serve(api.revokeSession, async ({ actor, params }) => {
      await identity.endSession(actor, params.session)
      return { revoked: params.session }
    }),
  ]
}

function accountRoutes(identity: Identity): MountedRoute[] {
  return [
    serve(api.listAccounts, async ({ actor, query }) => {
      const { items, last } = await identity.listAccounts(actor, {
        after: query.cursor === undefined ? null : readCursor(query.cursor, z.string()),
        q: query.q,
        limit: query.limit,
      })
      return { items, next: last === null ? null : writeCursor(last) }
    }),
    serve(api.createAccount, async ({ actor, body }) => identity.createAccount(actor, body)),
    serve(api.updateAccount, async ({ actor, params, body }) =>
      identity.updateAccount(actor, { id: params.account, ...body }),
    ),
    serve(api.resetPassword, async ({ actor, params }) => identity.resetPassword(actor, params.account)),
  ]
}

function originOf({ address, browser, requestId }: Pick<Call, 'address' | 'browser' | 'requestId'>) {
  return { address, browser, requestId }
}

/** The operator at the local socket has no session. */
function signedInSession(session: CallSession | null): CallSession {
  if (!session) throw noAccount()
  return session
}

/** Hands the browser its new cookie and the console what it begins with. */
function welcome(
  identity: Identity,
  call: { district: DistrictCode; keepSession(cookie: string): void },
  { accountId, cookie }: SignedIn,
): Promise<WhoAmI> {
  call.keepSession(cookie)
  const csrfToken = csrfTokenOf(readCookie(cookie)?.token ?? '')
  return identity.whoAmI({ district: call.district, accountId, csrfToken })
}
