import * as api from '@citybrain/contract/api/addresses.ts'
import type { Address, AddressCandidate, AddressMatch } from '@citybrain/contract/engines/address.ts'
import { formatAddress, matchCandidates, parseAddress } from '@citybrain/rules/space/address/index.ts'
import type { Actor, Db } from '../../platform/index.ts'
import { type MountedRoute, serve } from '../identity/index.ts'
import type { Space } from './index.ts'

/** Who asks, and the database as far as they may see it. */
export interface AddressCaller {
  readonly actor: Actor
  readonly db: Db
}

/** Gives things whose address or name may be meant, loosely: they are scored afterwards. At most `limit`. */
export type AddressSource = (
  caller: AddressCaller,
  address: Address,
  limit: number,
) => Promise<readonly AddressCandidate[]>

/** Candidates asked of the source; more than are shown, since it doesn't know their order. */
const CANDIDATES = 200

export interface MatchedAddress {
  readonly address: Address
  readonly standard: string
  readonly matches: AddressMatch[]
}

export async function matchAddress(
  source: AddressSource,
  caller: AddressCaller,
  { text, limit }: { text: string; limit: number },
): Promise<MatchedAddress> {
  const address = parseAddress(text)
  const candidates = await source(caller, address, CANDIDATES)
  const matches = matchCandidates(address, candidates).slice(0, limit)
  return { address, standard: formatAddress(address), matches }
}

export function addressRoutes(space: Space): MountedRoute[] {
  return [
    serve(api.parseAddresses, async ({ body }) => ({
      addresses: body.texts.map((text) => {
        const address = parseAddress(text)
        return { text, address, standard: formatAddress(address) }
      }),
    })),
    serve(api.matchAddress, ({ actor, db, body }) => space.matchAddress({ actor, db }, body.text, body.limit)),
  ]
}
