import type { Actor, Database } from '../../platform/index.ts'
import { auditReads } from '../identity/index.ts'
import type { ReadPersonal } from './deps.ts'

/** Records in the audit who read personal data, of which things and which fields: never the values. */
export function recordReads(database: Database): (actor: Actor, read: readonly ReadPersonal[]) => Promise<void> {
  return (actor, read) =>
    auditReads(database.district(actor.district), actor, {
      ...{ action: 'thing.read-personal', kind: 'thing' },
      ids: read.map((one) => one.thing),
      fields: [...new Set(read.flatMap((one) => one.fields))],
    })
}
