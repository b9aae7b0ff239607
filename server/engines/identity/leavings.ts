import type { Appointment } from '@citybrain/contract/engines/organisation.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { save, systemActor } from '../../platform/index.ts'
import { listLeavings, noteLeft } from './appointment-store.ts'
import type { IdentityDeps } from './deps.ts'

/**
 * `post.left`: somebody's last day in a post has passed. `successors` are the accounts that hold it from then on, as far
 * as they are known; engines that kept work for the post hand it over to them, or to the post where there is nobody.
 */
export function leftEvent(one: Appointment & { successors: readonly string[] }) {
  const { id, post, account, acting, from, to, successors } = one
  return {
    kind: 'post.left',
    subject: { kind: 'post', id: post },
    payload: { appointment: id, post, account, acting, from, to, successors },
  }
}

/** Tells of everybody whose last day has passed since the last time; once each, however many processes ask. */
export async function noteLeavings(deps: IdentityDeps, district: DistrictCode): Promise<number> {
  const db = deps.database.district(district)
  const left = await listLeavings(db, deps.clock.cityToday())
  let noted = 0
  for (const one of left) {
    const told = await save(db, {
      writes: [{ sql: noteLeft(district, one.id), rows: 1 }],
      events: [leftEvent(one)],
      audits: [],
      actor: systemActor(district),
    }).catch(ignoreNoted)
    if (told) noted += 1
  }
  return noted
}

/** Another process was first. */
function ignoreNoted(error: unknown): null {
  if (error instanceof Refusal && error.code === 'platform.changed-meanwhile') return null
  throw error
}
