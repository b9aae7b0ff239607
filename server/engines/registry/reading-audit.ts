import type { Actor, Database } from '../../platform/index.ts'
import { auditReads } from '../identity/index.ts'
import type { ReadPersonal } from './deps.ts'

/**
 * Records in the audit who read personal data, or what under which data request: of which things and which fields, never
 * the values.
 */
export function recordReads(database: Database): (actor: Actor, read: readonly ReadPersonal[]) => Promise<void> {
  return async (actor, read) => {
    const db = database.district(actor.district)
    const [granted, personal] = [read.filter(isGranted), read.filter((one) => !isGranted(one))]
    await auditReads(db, actor, { action: 'thing.read-personal', ...named(personal) })
    const requests = [...new Set(granted.map((one) => one.request))]
    await auditReads(db, actor, { action: 'thing.read-granted', ...named(granted), requests })
  }
}

const isGranted = (one: ReadPersonal): one is ReadPersonal & { request: string } => one.request !== undefined

const named = (read: readonly ReadPersonal[]) => ({
  ...{ kind: 'thing', ids: read.map((one) => one.thing) },
  fields: [...new Set(read.flatMap((one) => one.fields))],
})
