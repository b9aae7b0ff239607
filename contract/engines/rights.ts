import { z } from 'zod'
import type { Role } from '../kernel/role.ts'

export { Role } from '../kernel/role.ts'

/** Each right (`action:kind of thing`) and the roles that hold it: the only place where the two meet. */
export const RIGHTS = {
  'manage:account': ['administrator'],
  'read:operations': ['administrator'],
  'read:audit': ['administrator'],
  'read:job': ['administrator', 'planner'],
  'cancel:job': ['administrator', 'planner'],
  'read:plan': ['administrator', 'planner', 'liaison', 'leader'],
  'import:plan': ['planner'],
  'edit:plan': ['planner'],
  'approve:plan': ['planner'],
  'delete:plan': ['planner'],
  'read:region': ['administrator', 'planner', 'liaison', 'leader'],
  'edit:region': ['planner'],
  'import:region': ['planner'],
  'read:thing': ['administrator', 'planner', 'liaison', 'leader'],
  'edit:thing': ['administrator', 'planner', 'liaison'],
  'merge:thing': ['administrator', 'planner'],
  'manage:type': ['administrator'],
} as const satisfies Record<`${string}:${string}`, readonly Role[]>
export const Right = z.enum(Object.keys(RIGHTS) as (keyof typeof RIGHTS)[])
export type Right = keyof typeof RIGHTS

/** Whether any of these roles holds the right. Pure: the browser greys out what the server refuses. */
export function hasRight(roles: readonly Role[], right: Right): boolean {
  return roles.some((role) => (RIGHTS[right] as readonly Role[]).includes(role))
}

/** Every right these roles hold together. */
export function rightsOf(roles: readonly Role[]): Right[] {
  return Right.options.filter((right) => hasRight(roles, right))
}
