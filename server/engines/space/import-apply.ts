import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { ImportSettings } from '@citybrain/contract/engines/region-import.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import type { SpaceDeps } from './deps.ts'
import { importHasFaults } from './errors.ts'
import { areaOf } from './geometry-sql.ts'
import { holdsOn } from './ground-store.ts'
import { judge } from './import-judge.ts'
import { getImport, openImport } from './imports.ts'
import { bumpVersion, lockRegions } from './region-store.ts'

const TITLE = { zh: '应用空间数据导入', en: 'Apply an import of spatial data' }
const APPLYING = { zh: '正在写入区域', en: 'Writing the regions' }

/** Begins to apply an import as a job whose result counts what it did: all of it or nothing. */
export async function startApplying(deps: SpaceDeps, actor: Actor, id: string, revision: number): Promise<Job> {
  const db = deps.database.district(actor.district)
  const { faultCount } = await getImport(db, id)
  await deps.database.transaction(actor.district, (tx) => openImport(tx, id, revision))
  if (faultCount > 0) throw importHasFaults(faultCount)
  return deps.jobs.start(actor, 'region.import', TITLE, async (job) => {
    job.progress(0.1, APPLYING)
    return applyImport(deps, actor, id, revision)
  })
}

async function applyImport(deps: SpaceDeps, actor: Actor, id: string, revision: number) {
  const counts = await deps.database.transaction(actor.district, async (tx) => {
    await lockRegions(tx, actor.district)
    const { settings } = await openImport(tx, id, revision)
    // Regions may have changed since the preview.
    const judgement = await judge(tx, id, { settings, today: deps.clock.cityToday() })
    if (judgement.faultCount > 0) throw importHasFaults(judgement.faultCount)
    await apply(tx, actor, { id, settings, today: deps.clock.cityToday(), counts: judgement.counts })
    return judgement.counts
  })
  deps.indexes.expire(actor.district)
  return { import: id, added: counts.add, changed: counts.change, same: counts.same }
}

interface Applying {
  readonly id: string
  readonly settings: ImportSettings
  readonly today: PlainDate
  readonly counts: { readonly add: number; readonly change: number }
}

interface Done {
  region: string
  code: string | null
  name: string
  act: 'add' | 'change'
  parent: string | null
}

async function apply(tx: Db, actor: Actor, applying: Applying): Promise<void> {
  const { id, settings, counts } = applying
  await prepare(tx, applying)
  const { rows } = await sql<Done>`select region_id as region, code, name, act, parent_id as parent
    from region_import_feature where import_id = ${id}::uuid and act in ('add', 'change') order by number`.execute(tx)
  await save(tx, {
    writes: [
      { sql: bumpVersion(), rows: 1 },
      { sql: insertRegions(actor, id, settings.kind), rows: counts.add },
      { sql: reviseRegions(id), rows: counts.change },
      { sql: endReplaced(id, settings.validFrom), rows: counts.change },
      { sql: insertStates(actor, id, settings), rows: counts.add + counts.change },
      {
        sql: sql`update region_import set state = 'applied', applied_at = citybrain.city_now(), revision = revision + 1
          where id = ${id}::uuid`,
        rows: 1,
      },
    ] satisfies Write[],
    events: rows.map(({ region, code, name, act, parent }) => ({
      kind: act === 'add' ? 'region.added' : 'region.changed',
      subject: { kind: 'region', id: region },
      payload: { kind: settings.kind, code, name, parent, validFrom: settings.validFrom, import: id },
    })),
    audits: [{ action: 'region.apply-import', subject: { kind: 'region-import', id }, after: { ...counts, settings } }],
    actor,
  })
}

/** Notes in each feature what it will replace, so that undoing finds everything as it was. */
async function prepare(tx: Db, { id, settings, today }: Applying): Promise<void> {
  await sql`update region_import_feature set region_id = gen_random_uuid(), applied_revision = 1
    where import_id = ${id}::uuid and act = 'add'`.execute(tx)
  const on = settings.validFrom ?? today
  await sql`update region_import_feature f set replaced = v.number, replaced_to = v.valid_to, old_code = r.code,
      applied_revision = r.revision + 1, code = coalesce(f.code, r.code), parent_id = coalesce(f.parent_id, v.parent_id)
    from region_version v join region r on r.id = v.region_id
    where f.import_id = ${id}::uuid and f.act = 'change' and v.region_id = f.region_id
      and v.withdrawn_at is null and ${holdsOn(on, sql`v`)}`.execute(tx)
}

const insertRegions = ({ district }: Actor, id: string, kind: RegionKind): RawBuilder<unknown> => sql`
  insert into region (district, id, kind, code)
  select ${district}, region_id, ${kind}, code from region_import_feature
  where import_id = ${id}::uuid and act = 'add'`

const reviseRegions = (id: string): RawBuilder<unknown> => sql`
  update region set revision = applied_revision, code = f.code
  from region_import_feature f
  where f.import_id = ${id}::uuid and f.act = 'change' and region.id = f.region_id`

/** From a day on the old state ends the day before; without a day, or from its own first day, it was wrong. */
const endReplaced = (id: string, from: PlainDate | null): RawBuilder<unknown> => sql`
  update region_version v set
    valid_to = case when ${splits(from)} then ${from}::date - 1 else v.valid_to end,
    withdrawn_at = case when ${splits(from)} then null else citybrain.city_now() end
  from region_import_feature f
  where f.import_id = ${id}::uuid and f.act = 'change' and v.region_id = f.region_id and v.number = f.replaced`

const splits = (from: PlainDate | null) =>
  sql`(${from}::date is not null and v.valid_from is distinct from ${from}::date)`

const insertStates = ({ district, name }: Actor, id: string, settings: ImportSettings): RawBuilder<unknown> => sql`
  insert into region_version (district, region_id, number, name, parent_id, geometry, area_m2, valid_from, valid_to,
    source, import_id, recorded_by)
  select ${district}, f.region_id, 1 + coalesce((select max(number) from region_version m where m.region_id = f.region_id), 0),
    f.name, f.parent_id, f.geometry, ${areaOf(sql`f.geometry`)},
    coalesce(${settings.validFrom}::date, v.valid_from), f.replaced_to, ${settings.source}, ${id}::uuid, ${name}
  from region_import_feature f left join region_version v on v.region_id = f.region_id and v.number = f.replaced
  where f.import_id = ${id}::uuid and f.act in ('add', 'change')`
