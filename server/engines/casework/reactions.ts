import { z } from 'zod'
import type { Consumer, Db, LoggedEvent } from '../../platform/index.ts'
import { noteErrands } from './errands.ts'
import { noteHandover } from './handover.ts'
import { askAnew } from './projection-store.ts'

const Left = z.object({ account: z.uuid(), successors: z.array(z.uuid()) })
const Lent = z.object({ to: z.uuid() })

/**
 * What casework does when something happens to cases, people and calendars: it notes it here, in the transaction of the cursor,
 * and does it with what happens to cases by themselves.
 */
export const caseReactions: Consumer = {
  name: 'casework.reactions',
  kinds: ['case.*', 'post.left', 'account.changed', 'delegation.revoked', 'calendar.changed'],
  begin: 'now',
  async handle(tx, events) {
    // One after the other: several may concern the same person.
    for (const event of events) await note(tx, event)
  },
}

async function note(tx: Db, event: LoggedEvent): Promise<void> {
  const { kind, district, subject, payload } = event
  if (kind.startsWith('case.')) return noteErrands(tx, event)
  if (kind === 'calendar.changed') return askAnew(tx, district, subject.id)
  if (kind === 'account.changed') return noteHandover(tx, district, subject.id, [])
  if (kind === 'delegation.revoked') return noteHandover(tx, district, Lent.parse(payload).to, [])
  const { account, successors } = Left.parse(payload)
  return noteHandover(tx, district, account, successors)
}
