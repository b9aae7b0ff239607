import type { ImportAct, ImportFault, ImportSettings } from '@citybrain/contract/engines/region-import.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { holdsOn } from './ground-store.ts'

/** What applying would do, by feature, and what stands in its way. */
export interface Judgement {
  readonly counts: Record<ImportAct, number>
  readonly faults: ImportFault[]
  readonly faultCount: number
}

/** Faults that are listed; all of them are counted. */
const LISTED = 200

/**
 * Finds for each feature the region it stands for (by code, else by name where a code is missing on either side), its
 * parent by the code's prefix, and what is wrong. All of it is done by the database in a handful of statements.
 */
export async function judge(
  tx: Db,
  id: string,
  { settings, today }: { settings: ImportSettings; today: PlainDate },
): Promise<Judgement> {
  const on = settings.validFrom ?? today
  await matchRegions(tx, id, settings, on)
  await sql`update region_import_feature f set fault = found.fault
    from (${faultsOf(id, settings, on)}) found
    where f.import_id = ${id}::uuid and f.number = found.number and f.fault is null`.execute(tx)
  await sql`update region_import_feature f set act = ${actOf(on)}
    where f.import_id = ${id}::uuid`.execute(tx)
  return summary(tx, id)
}

async function matchRegions(tx: Db, id: string, { kind }: ImportSettings, on: PlainDate): Promise<void> {
  const parentCode =
    kind === 'district' || kind === 'zone' ? sql`null` : sql`left(g.code, greatest(length(g.code) - 3, 0))`
  const top =
    kind === 'zone' ? sql`(select id from region where kind = 'district' and withdrawn_at is null limit 1)` : sql`null`
  await sql`update region_import_feature f set
      region_id = coalesce(by_code.id, by_name.id),
      parent_id = coalesce(above.id, ${top})
    from region_import_feature g
      left join region by_code on by_code.code = g.code and by_code.withdrawn_at is null
      left join lateral (select r.id from region r join region_version g1 on g1.region_id = r.id
        where r.kind = ${kind} and (r.code is null or g.code is null) and g1.name = g.name and by_code.id is null
          and r.withdrawn_at is null and g1.withdrawn_at is null and ${holdsOn(on, sql`g1`)}
        order by r.code nulls last, r.id limit 1) by_name on true
      left join region above on above.code = ${parentCode} and above.withdrawn_at is null
    where f.import_id = ${id}::uuid and g.import_id = f.import_id and g.number = f.number`.execute(tx)
}

const words = (code: string, zh: RawBuilder<unknown>, en: RawBuilder<unknown>) =>
  sql`jsonb_build_object('code', ${code}::text, 'words', jsonb_build_object('zh', ${zh}, 'en', ${en}))`
const say = (code: string, zh: string, en: string) => words(code, sql`${zh}::text`, sql`${en}::text`)

function faultsOf(id: string, { kind }: ImportSettings, on: PlainDate): RawBuilder<unknown> {
  const twice = sql`count(*) over (partition by coalesce(f.region_id::text, f.code, 'no ' || f.number)) > 1`
  return sql`select number, case
      when geometry is null then ${say('no-geometry', '没有可用的面', 'it has no area')}
      when not ST_IsValid(geometry) then ${words(
        'invalid',
        sql`'图形无效：' || ST_IsValidReason(geometry)`,
        sql`'the area is not valid: ' || ST_IsValidReason(geometry)`,
      )}
      when twice then ${say('twice', '与文件中另一个图形编码或名称相同', 'another feature of the file has the same code or name')}
      when known_kind is not null and known_kind <> ${kind} then ${say('other-kind', '该编码属于另一类区域', 'the code belongs to a region of another kind')}
      when region_id is not null and not in_force then ${say('not-in-force', '该区域在所选日期无效', 'the region is not in force on the day chosen')}
      end as fault
    from (select f.number, f.geometry, f.region_id, r.kind as known_kind, ${twice} as twice,
        exists (select from region_version v where v.region_id = f.region_id and v.withdrawn_at is null
          and ${holdsOn(on, sql`v`)}) as in_force
      from region_import_feature f left join region r on r.id = f.region_id
      where f.import_id = ${id}::uuid) judged`
}

const actOf = (on: PlainDate) => sql`case
    when fault is not null then 'fault'
    when region_id is null then 'add'
    when exists (select from region_version v join region r on r.id = v.region_id
      where v.region_id = f.region_id and v.withdrawn_at is null and ${holdsOn(on, sql`v`)}
        and v.name = f.name and (f.code is null or r.code = f.code)
        and ST_AsBinary(v.geometry) = ST_AsBinary(f.geometry)) then 'same'
    else 'change' end`

async function summary(tx: Db, id: string): Promise<Judgement> {
  const acts = await sql<{ act: ImportAct; many: number }>`select act, count(*) as many
    from region_import_feature where import_id = ${id}::uuid group by act`.execute(tx)
  const counts = {
    add: 0,
    change: 0,
    same: 0,
    fault: 0,
    ...Object.fromEntries(acts.rows.map((row) => [row.act, row.many])),
  }
  const { rows } = await sql<{ number: number; fault: Pick<ImportFault, 'code' | 'words'> }>`select number, fault
    from region_import_feature where import_id = ${id}::uuid and fault is not null
    order by number limit ${LISTED}::int`.execute(tx)
  const faults = rows.map((row) => ({ feature: row.number, ...row.fault }))
  return { counts, faults, faultCount: counts.fault }
}
