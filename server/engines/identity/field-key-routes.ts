import * as api from '@citybrain/contract/api/field.ts'
import type { Sealer } from '../../platform/index.ts'
import { type MountedRoute, serve } from './call.ts'
import { noAccount } from './errors.ts'

/** The key under which a person's phone keeps what isn't sent yet. */
export function fieldKeyRoutes(sealer: Sealer): MountedRoute[] {
  return [
    serve(api.getFieldKey, async ({ actor }) => {
      // The operator at the local socket is nobody who has a phone.
      if (actor.accountId === null) throw noAccount()
      const secret = sealer.derive(`field ${actor.district} ${actor.accountId}`)
      return { account: actor.accountId, secret: Buffer.from(secret).toString('base64') }
    }),
  ]
}
