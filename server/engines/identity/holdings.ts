import { roleOf } from '@citybrain/contract/engines/roles.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import { highestClearance, type PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'

/** The roles that an account has of its own, in its department. */
export function holdingsOfAccount(account: {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly department: string | null
}): Holding[] {
  const by = { via: 'account', name: { zh: account.name, en: account.name }, until: null } as const
  const departments = account.department === null ? [] : [account.department]
  return account.roles.map((role) => ({ role, by, owner: account.id, streets: [], departments }))
}

/** The highest class that any of these roles sees. */
export function clearanceOf(holdings: readonly Holding[]): PrivacyClass {
  return highestClearance(holdings.map(({ role }) => roleOf(role).clearance))
}
