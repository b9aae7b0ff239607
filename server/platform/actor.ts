import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'

/** Who asks for a change, and over which way; each audit record carries it. */
export interface Actor {
  readonly district: DistrictCode
  /** Null for the system itself and for a person at the server's own terminal. */
  readonly accountId: string | null
  readonly name: string
  readonly roles: readonly Role[]
  readonly via: 'session' | 'socket' | 'system'
  readonly ip: string | null
  readonly requestId: string | null
}

/** The product itself, for work that no person asked for (sweeps, first start). */
export function systemActor(district: DistrictCode): Actor {
  return { district, accountId: null, name: 'system', roles: [], via: 'system', ip: null, requestId: null }
}
