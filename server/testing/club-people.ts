import type { Role } from '@citybrain/contract/kernel/role.ts'
import { sql } from 'kysely'
import type { CaseDesk } from './club-casework.ts'

/** A person of the club with an account in use, by which they are told things. */
export async function hire(
  at: CaseDesk,
  name: string,
  role: Role,
  place: { department?: string; street?: string } = {},
): Promise<ReturnType<CaseDesk['person']> & { id: string }> {
  const caller = at.person(name, role, place)
  const id = caller.actor.accountId ?? ''
  await sql`insert into account (district, id, login, login_key, name, roles, department, password_hash,
      must_change_password, created_at)
    values (${at.district}, ${id}::uuid, ${name}, ${name}, ${name}, ${[role]}::text[], ${place.department ?? null}, 'x',
      false, now()) on conflict do nothing`.execute(at.deps.database.owner)
  return { ...caller, id }
}
