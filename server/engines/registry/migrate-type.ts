import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import { findDefinition } from './adopt.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { noSuchVersion } from './errors.ts'
import { refreshRows, selectChunk } from './refresh.ts'
import { countByVersion } from './thing-store.ts'

/**
 * Takes stored things to a version of their type, forwards or back, as a job. Each chunk is whole; a job that was
 * interrupted goes on where it was when it is started again, since only things that follow another version remain.
 */
export async function migrateType(deps: RegistryDeps, caller: Caller, key: string, to: number): Promise<Job> {
  const newest = deps.catalogue.get(key)
  const definition = to === newest.version ? newest : await findDefinition(caller.db, key, to)
  if (to > newest.version || definition === null) throw noSuchVersion(key, newest.version)
  const title = {
    zh: `“${newest.title.zh}”迁移到第 ${to} 版`,
    en: `${newest.title.en}: to version ${to}`,
  }
  return deps.jobs.start(caller.actor, 'thing.migrate', title, async ({ signal, progress }) => {
    const counted = await countByVersion(caller.db, key)
    const total = counted.filter(({ version }) => version !== to).reduce((sum, { things }) => sum + things, 0)
    let done = 0
    for (;;) {
      signal.throwIfAborted()
      const rows = await selectChunk(caller.db, sql`type = ${key} and type_version <> ${to}::int`)
      if (rows.length === 0) return { type: key, version: to, things: done }
      await refreshRows(deps, caller, rows, { typeOf: () => definition, action: 'thing.migrate' })
      done += rows.length
      progress(Math.min(1, done / Math.max(1, total)), {
        zh: `已迁移 ${done} 个对象。`,
        en: `${done} things migrated.`,
      })
    }
  })
}
