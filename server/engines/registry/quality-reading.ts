import type { FailingThing, QualityReport, RuleTally } from '@citybrain/contract/engines/quality.ts'
import { clearanceEverywhere } from '@citybrain/contract/engines/rights.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import type { QualityRule, ThingType } from '@citybrain/contract/pack/thing.ts'
import { fieldOf, maskThing, reportOf, type SourceCount, seesPeople } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import { clearanceOn } from './authorise.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { notCleared } from './errors.ts'
import { checkOf } from './quality-checks.ts'
import { noSuchRule } from './quality-errors.ts'
import { type StoredRow, toThing } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

interface RunRow {
  readonly type: string
  readonly tallies: RuleTally[]
  readonly sources: SourceCount[]
  readonly unsound: string[]
  readonly milliseconds: number
  readonly at: string
}

/** What was measured last of each type, in the order of the types. */
export async function listReports({ catalogue }: RegistryDeps, { db }: Pick<Caller, 'db'>): Promise<QualityReport[]> {
  const { rows } =
    await sql<RunRow>`select type, tallies, sources, milliseconds, at from quality_run limit 1000`.execute(db)
  const runs = new Map(rows.map((row) => [row.type, row]))
  return catalogue.types.map((type) => {
    const run = runs.get(type.key)
    return {
      ...{ type: type.key, at: run?.at ?? null, milliseconds: run?.milliseconds ?? null },
      ...reportOf(type.quality, run?.tallies ?? [], run?.sources ?? []),
    }
  })
}

export type NameMark = readonly [order: string, id: string]

export interface FailingAsked {
  readonly type: string
  readonly rule: string
  readonly source?: string | undefined
  readonly after: NameMark | null
  readonly limit: number
}

type FailingRow = StoredRow & { readonly name_order: string }

/** Things that a rule doesn't hold for now, by name; what was found of codes is that of the last measuring. */
export async function listFailing(
  deps: RegistryDeps,
  caller: Caller,
  { type: key, rule: wanted, source, after, limit }: FailingAsked,
): Promise<{ items: FailingThing[]; next: NameMark | null }> {
  const type = deps.catalogue.get(key)
  const rule = type.quality.find((one) => one.key === wanted)
  if (!rule) throw noSuchRule(wanted)
  needClearance(caller, type, rule)
  const check = checkOf(type, rule, { today: deps.clock.cityToday(), unsound: await unsoundOf(caller, type.key) })
  const begin = after === null ? sql`true` : sql`(name_order, id) > (${after[0]} collate "C", ${after[1]}::uuid)`
  const { rows } = await sql<FailingRow>`select ${THING_COLUMNS}, name_order from thing t
    where t.type = ${type.key} and t.state = 'present' and ${source === undefined ? sql`true` : sql`t.source_system = ${source}`}
      and ${begin} and not ${check}
    order by name_order, id limit ${limit + 1}::int`.execute(caller.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map((row) => failingOf(type, caller, row)),
    next: last ? [last.name_order, last.id] : null,
  }
}

/** Who may not see a field isn't told whether it is known, nor in which bounds it lies. */
function needClearance({ actor }: Caller, type: ThingType, rule: QualityRule): void {
  const clearance = clearanceEverywhere(actor, `thing/${type.key}`)
  const named = [...('field' in rule ? [rule.field] : []), ...('other' in rule ? [rule.other] : [])]
  const open = named.every((key) => isCleared(clearance, fieldOf(type, key)?.privacy ?? 'secret'))
  if (!open || !seesPeople(type, clearance)) throw notCleared()
}

async function unsoundOf({ db }: Caller, type: string): Promise<readonly string[]> {
  const { rows } = await sql<{ unsound: string[] }>`select unsound from quality_run where type = ${type}`.execute(db)
  return rows[0]?.unsound ?? []
}

function failingOf(type: ThingType, { actor }: Caller, row: FailingRow): FailingThing {
  const { id, name, code, department, place, source, updatedAt } = maskThing(
    type,
    toThing(row),
    clearanceOn(actor, row),
  )
  return { id, name, code, department, place, source, updatedAt }
}
