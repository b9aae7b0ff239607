import type { Grant, Holder, Holding } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import { Role } from '@citybrain/contract/kernel/role.ts'

/** Who asks for a change, and over which way; each audit record carries it. */
export interface Actor extends Holder {
  readonly district: DistrictCode
  /** Null for the system itself and for a person at the server's own terminal. */
  readonly accountId: string | null
  readonly name: string
  /** Roles in force, whatever they are held through. */
  readonly roles: readonly Role[]
  /** Streets and departments of all holdings together. A decision goes by each holding's own. */
  readonly streets: readonly string[]
  readonly departments: readonly string[]
  /** The highest class of any role held; what is seen of one thing, `clearanceAt` says. */
  readonly clearance: PrivacyClass
  readonly via: 'session' | 'socket' | 'system' | 'key' | 'portal'
  readonly ip: string | null
  readonly requestId: string | null
}

type Known = Pick<Actor, 'district' | 'accountId' | 'name' | 'holdings' | 'clearance' | 'via' | 'ip' | 'requestId'>

/** An actor with what follows from the holdings. */
export function createActor(known: Known & { readonly scope?: readonly Grant[] | null }): Actor {
  const { holdings, scope = null } = known
  return {
    ...{ ...known, scope },
    roles: unique(holdings.map((one) => one.role)),
    streets: unique(holdings.flatMap((one) => one.streets)),
    departments: unique(holdings.flatMap((one) => one.departments)),
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** The product itself, for work that no person asked for (sweeps, first start): it may do what any role may. */
export function systemActor(district: DistrictCode): Actor {
  const known = { district, accountId: null, name: 'system', via: 'system', ip: null, requestId: null } as const
  // The audit names the roles of people.
  return { ...createActor({ ...known, holdings: everyRole('system'), clearance: 'secret' }), roles: [] }
}

/** Somebody without an account: no role, and so no right but what a public route gives. */
export function publicActor(
  district: DistrictCode,
  { ip, requestId }: { readonly ip: string | null; readonly requestId: string },
): Actor {
  const known = { district, accountId: null, name: 'public', via: 'portal', ip, requestId } as const
  return createActor({ ...known, holdings: [], clearance: 'public' })
}

/**
 * A person at the server's own terminal. Whoever may open the data folder could do all of this with a database tool;
 * here it is at least checked and audited.
 */
export function operatorActor(district: DistrictCode, requestId: string): Actor {
  const known = { district, accountId: null, name: 'operator', via: 'socket', ip: null, requestId } as const
  return createActor({ ...known, holdings: everyRole('terminal'), clearance: 'secret' })
}

function everyRole(via: 'system' | 'terminal'): Holding[] {
  const name = { system: { zh: '系统', en: 'system' }, terminal: { zh: '操作员', en: 'operator' } }[via]
  const by = { via, name, until: null }
  return Role.options.map((role) => ({ role, by, owner: null, streets: [], departments: [] }))
}
