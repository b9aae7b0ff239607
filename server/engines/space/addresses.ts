import * as api from '@citybrain/contract/api/addresses.ts'
import type { Address, AddressCandidate } from '@citybrain/contract/engines/address.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { formatAddress, matchCandidates, parseAddress } from '@citybrain/rules/space/address/index.ts'
import { type MountedRoute, serve } from '../identity/index.ts'
import type { Space } from './index.ts'

/** Gives things whose address or name may be meant, loosely: they are scored afterwards. At most `limit`. */
export type AddressSource = (
  district: DistrictCode,
  address: Address,
  limit: number,
) => Promise<readonly AddressCandidate[]>

/** Candidates asked of the source; more than are shown, since it doesn't know their order. */
const CANDIDATES = 200

export async function matchAddress(
  source: AddressSource,
  district: DistrictCode,
  { text, limit }: { text: string; limit: number },
) {
  const address = parseAddress(text)
  const candidates = await source(district, address, CANDIDATES)
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
    serve(api.matchAddress, async ({ district, body }) => {
      const address = parseAddress(body.text)
      const matches = await space.matchAddress(district, body.text, body.limit)
      return { address, standard: formatAddress(address), matches }
    }),
  ]
}
