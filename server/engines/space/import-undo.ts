import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import type { SpaceDeps } from './deps.ts'
import { changedSinceImport, importChanged, importNotApplied, noSuchImport } from './errors.ts'
import { lockImport } from './import-store.ts'
import { bumpVersion, lockRegions } from './region-store.ts'

const TITLE = { zh: '撤回空间数据导入', en: 'Take back an import of spatial data' }
const UNDOING = { zh: '正在恢复导入前的区域', en: 'Restoring the regions as they were' }

/** Begins to take a whole import back as a job. Refused where a region of it was changed since. */
export async function startUndoing(deps: SpaceDeps, actor: Actor, id: string, revision: number): Promise<Job> {
  await deps.database.transaction(actor.district, (tx) => appliedImport(tx, id, revision))
  return deps.jobs.start(actor, 'region.undo-import', TITLE, async (job) => {
    job.progress(0.1, UNDOING)
    const undone = await deps.database.transaction(actor.district, async (tx) => {
      await lockRegions(tx, actor.district)
      const { settings } = await appliedImport(tx, id, revision)
      return undo(tx, actor, id, settings.kind)
    })
    deps.indexes.expire(actor.district)
    return { import: id, ...undone }
  })
}

async function appliedImport(tx: Db, id: string, revision: number) {
  const found = await lockImport(tx, id)
  if (!found) throw noSuchImport()
  if (found.state !== 'applied') throw importNotApplied()
  if (found.revision !== revision) throw importChanged(found.revision)
  const changed = await findChanged(tx, id)
  if (changed.length > 0) throw changedSinceImport(changed)
  return found
}

/** Names of regions that were changed since, or that others have been put into. */
async function findChanged(tx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select f.name
    from region_import_feature f join region r on r.id = f.region_id
    where f.import_id = ${id}::uuid and f.act in ('add', 'change') and (r.revision <> f.applied_revision
      or (f.act = 'add' and exists (select from region_version v join region part on part.id = v.region_id
        where v.parent_id = f.region_id and v.withdrawn_at is null and part.withdrawn_at is null
          and v.import_id is distinct from f.import_id)))
    order by f.number limit 10`.execute(tx)
  return rows.map(({ name }) => name)
}

interface Undone {
  region: string
  act: 'add' | 'change'
  code: string | null
  name: string
}

async function undo(tx: Db, actor: Actor, id: string, kind: RegionKind) {
  const { rows } = await sql<Undone>`select region_id as region, act, code, name from region_import_feature
    where import_id = ${id}::uuid and act in ('add', 'change') order by number`.execute(tx)
  const added = rows.filter(({ act }) => act === 'add').length
  const changed = rows.length - added
  const mine = sql`f.import_id = ${id}::uuid and f.act`
  await save(tx, {
    writes: [
      { sql: bumpVersion(), rows: 1 },
      {
        sql: sql`update region set revision = revision + 1,
            withdrawn_at = case when f.act = 'add' then citybrain.city_now() end,
            code = case when f.act = 'add' then region.code else f.old_code end
          from region_import_feature f where ${mine} in ('add', 'change') and region.id = f.region_id`,
        rows: rows.length,
      },
      {
        // What the import recorded is withdrawn, what it had ended or withdrawn holds again.
        sql: sql`update region_version v set
            withdrawn_at = case when v.import_id is not distinct from ${id}::uuid then citybrain.city_now() end,
            valid_to = case when v.import_id is not distinct from ${id}::uuid then v.valid_to else f.replaced_to end
          from region_import_feature f where ${mine} in ('add', 'change') and v.region_id = f.region_id
            and (v.import_id is not distinct from ${id}::uuid or v.number = f.replaced)`,
        rows: rows.length + changed,
      },
      {
        sql: sql`update region_import set state = 'undone', undone_at = citybrain.city_now(), revision = revision + 1
          where id = ${id}::uuid`,
        rows: 1,
      },
    ],
    events: rows.map(({ region, act, code, name }) => ({
      kind: act === 'add' ? 'region.ended' : 'region.changed',
      subject: { kind: 'region', id: region },
      payload: { kind, code, name, undone: id, ...(act === 'add' && { on: null }) },
    })),
    audits: [{ action: 'region.undo-import', subject: { kind: 'region-import', id }, after: { added, changed } }],
    actor,
  })
  return { removed: added, restored: changed }
}
