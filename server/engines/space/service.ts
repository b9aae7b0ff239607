import type { Area, NewRegion, RegionDetail, RegionEdit } from '@citybrain/contract/engines/region.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { badPrefix } from '@citybrain/rules/space/refusals.ts'
import {
  checkDays,
  checkPlace,
  type HistoryChange,
  isEmptyEdit,
  type ParentState,
  parentCodeOf,
  planChange,
  planEnd,
} from '@citybrain/rules/space/region.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import type { SpaceDeps } from './deps.ts'
import { getDetail, statesOf } from './detail.ts'
import {
  badGeometry,
  codeTaken,
  hasParts,
  idTaken,
  noSuchRegion,
  nothingToChange,
  regionChangedMeanwhile,
} from './errors.ts'
import {
  bumpVersion,
  countParts,
  findFlaw,
  findRegion,
  findRegionByCode,
  hasStrangeParts,
  insertVersion,
  isIdKnown,
  lastDayOf,
  listVersions,
  lockRegions,
  type RegionRow,
} from './region-store.ts'

/** Adds a region. The same request again gives the region it made. */
export async function createRegion(deps: SpaceDeps, actor: Actor, region: NewRegion): Promise<RegionDetail> {
  checkDays(region.validFrom, region.validTo)
  return change(deps, actor, async (tx) => {
    if (await isIdKnown(tx, region.id)) return await repeated(tx, region)
    const parent = await parentFor(tx, region)
    checkPlace(actor.district, region, parent, Boolean(region.parent))
    if (region.code !== null && (await findRegionByCode(tx, region.code))) throw codeTaken(region.code)
    const { id, kind, code, name, source, validFrom, validTo } = region
    const first = { district: actor.district, region: id, name, parent: parent?.id ?? null, number: 1 }
    const json = await soundGeometry(tx, region.geometry)
    await save(tx, {
      writes: [
        { sql: bumpVersion(), rows: 1 },
        {
          sql: sql`insert into region (district, id, kind, code)
            values (${actor.district}, ${id}::uuid, ${kind}, ${code})`,
          rows: 1,
        },
        {
          sql: insertVersion({ ...first, geometry: { json }, validFrom, validTo, source, by: actor.name }),
          rows: 1,
        },
      ],
      events: [
        news('region.added', region, { parent: parent?.id ?? null, validFrom, validTo, bounded: json !== null }),
      ],
      audits: [
        { action: 'region.add', subject: { kind: 'region', id }, after: { ...region, geometry: json !== null } },
      ],
      actor,
    })
    return id
  })
}

/** A retry finds what it made; another region under the same id is refused. */
async function repeated(tx: Db, region: NewRegion): Promise<string> {
  const there = await findRegion(tx, region.id)
  const names = await listVersions(tx, region.id)
  const same = there?.kind === region.kind && there.code === region.code && names.at(-1)?.name === region.name
  if (!same) throw idTaken()
  return region.id
}

/** Changes a region from a day on, or corrects its record (`from` null). */
export async function changeRegion(
  deps: SpaceDeps,
  actor: Actor,
  id: string,
  {
    revision,
    from,
    set,
    reason,
  }: { revision: number; from: PlainDate | null; set: RegionEdit; reason?: string | undefined },
): Promise<RegionDetail> {
  if (isEmptyEdit(set)) throw nothingToChange()
  return change(deps, actor, async (tx) => {
    const before = await regionAt(tx, id, revision)
    const states = await statesOf(tx, id)
    const plan = planChange(states, from, deps.clock.cityToday())
    const code = await codeAfter(tx, before, set.code)
    const parent = await parentAfter(tx, { ...before, code }, set, plan)
    checkPlace(actor.district, { ...before, code, validFrom: plan.validFrom }, parent, Boolean(set.parent))
    const json = set.geometry ? await soundGeometry(tx, set.geometry) : null
    const after = {
      name: set.name ?? plan.copy?.name ?? '',
      source: set.source ?? plan.copy?.source ?? '',
      parent: parent?.id ?? null,
    }
    await save(tx, {
      writes: [
        { sql: bumpVersion(), rows: 1 },
        revise(id, revision, code),
        ...historyWrites(id, plan),
        {
          sql: insertVersion({
            ...after,
            ...{ district: actor.district, region: id, number: states.length + 1, by: actor.name },
            geometry: set.geometry === undefined ? { copy: plan.copy?.number ?? 0 } : { json },
            ...{ validFrom: plan.validFrom, validTo: plan.validTo },
          }),
          rows: 1,
        },
      ],
      events: [
        news(
          'region.changed',
          { ...before, code, name: after.name },
          {
            ...{ parent: after.parent, validFrom: plan.validFrom, validTo: plan.validTo, correction: from === null },
            changed: Object.keys(set),
          },
        ),
      ],
      audits: [
        {
          action: from === null ? 'region.correct' : 'region.change',
          subject: { kind: 'region', id },
          before: { code: before.code, name: plan.copy?.name, parent: plan.copy?.parentId, source: plan.copy?.source },
          after: { ...after, code, geometry: set.geometry === undefined ? 'kept' : 'replaced', from },
          ...(reason !== undefined && { reason }),
        },
      ],
      actor,
    })
    return id
  })
}

/** Ends a region on its last day; regions that lie in it have to end first. */
export async function endRegion(
  deps: SpaceDeps,
  actor: Actor,
  id: string,
  { revision, on, reason }: { revision: number; on: PlainDate; reason: string },
): Promise<RegionDetail> {
  return change(deps, actor, async (tx) => {
    const before = await regionAt(tx, id, revision)
    const states = await statesOf(tx, id)
    const plan = planEnd(states, on)
    const parts = await countParts(tx, id, on)
    if (parts > 0) throw hasParts(parts)
    const name = states.find(({ number }) => number === plan.close?.number)?.name ?? ''
    await save(tx, {
      writes: [{ sql: bumpVersion(), rows: 1 }, revise(id, revision, before.code), ...historyWrites(id, plan)],
      events: [news('region.ended', { ...before, name }, { on })],
      audits: [{ action: 'region.end', subject: { kind: 'region', id }, after: { on }, reason }],
      actor,
    })
    return id
  })
}

/** Runs a change alone among those of its district, and gives the region as it then is. */
async function change(
  { database, clock, indexes }: SpaceDeps,
  actor: Actor,
  work: (tx: Db) => Promise<string>,
): Promise<RegionDetail> {
  const id = await database.transaction(actor.district, async (tx) => {
    await lockRegions(tx, actor.district)
    return work(tx)
  })
  indexes.expire(actor.district as DistrictCode)
  return getDetail(database.district(actor.district), id, { today: clock.cityToday() })
}

async function regionAt(tx: Db, id: string, revision: number): Promise<RegionRow> {
  const region = await findRegion(tx, id)
  if (!region) throw noSuchRegion()
  if (region.revision !== revision) throw regionChangedMeanwhile(region.revision)
  return region
}

/** The parent named, else the one whose code the region's begins with. */
async function parentFor(tx: Db, region: Pick<NewRegion, 'parent' | 'kind' | 'code'>): Promise<ParentState | null> {
  const above = region.code === null ? null : parentCodeOf(region.kind, region.code)
  const found = region.parent
    ? await findRegion(tx, region.parent)
    : region.parent === undefined && above !== null
      ? await findRegionByCode(tx, above)
      : null
  return found && { ...found, lastDay: await lastDayOf(tx, found.id) }
}

async function parentAfter(tx: Db, region: RegionRow, set: RegionEdit, plan: HistoryChange) {
  const parent = set.parent === undefined ? (plan.copy?.parentId ?? undefined) : set.parent
  return parentFor(tx, { ...region, parent })
}

async function codeAfter(tx: Db, before: RegionRow, code: string | undefined): Promise<string | null> {
  if (code === undefined || code === before.code) return before.code
  if (await findRegionByCode(tx, code)) throw codeTaken(code)
  if (await hasStrangeParts(tx, before.id, code)) throw badPrefix('…', code)
  return code
}

async function soundGeometry(tx: Db, area: Area | null): Promise<string | null> {
  if (!area) return null
  const json = JSON.stringify(area)
  const flaw = await findFlaw(tx, json)
  if (flaw !== null) throw badGeometry(flaw)
  return json
}

const revise = (id: string, revision: number, code: string | null): Write => ({
  sql: sql`update region set revision = revision + 1, code = ${code}
    where id = ${id}::uuid and revision = ${revision}::int`,
  rows: 1,
})

function historyWrites(id: string, { close, withdraw, validFrom }: HistoryChange): Write[] {
  const lastDay = close?.lastDay === 'before' ? sql`${validFrom}::date - 1` : sql`${close?.lastDay ?? null}::date`
  const closing = sql`update region_version set valid_to = ${lastDay}
    where region_id = ${id}::uuid and number = ${close?.number ?? 0}::int`
  const withdrawing = sql`update region_version set withdrawn_at = citybrain.city_now()
    where region_id = ${id}::uuid and number = any(${[...withdraw]}::int[])`
  return [
    ...(close ? [{ sql: closing, rows: 1 }] : []),
    ...(withdraw.length > 0 ? [{ sql: withdrawing, rows: withdraw.length }] : []),
  ]
}

function news(kind: string, region: Pick<NewRegion, 'id' | 'kind' | 'code' | 'name'>, payload: object) {
  const { id, kind: regionKind, code, name } = region
  return { kind, subject: { kind: 'region', id }, payload: { kind: regionKind, code, name, ...payload } }
}
