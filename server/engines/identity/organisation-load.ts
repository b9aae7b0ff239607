import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Database, save, systemActor } from '../../platform/index.ts'

/**
 * Brings the units and posts of the district's folder into the tables: new ones are added, those that nobody changed
 * here follow the folder, those changed here stay as they are.
 */
export async function loadOrganisation(database: Database, profile: DistrictProfile): Promise<void> {
  const { code: district, departments, posts } = profile
  const units = departments.map((one) => ({
    ...{ code: one.code, kind: one.kind, name_zh: one.name.zh, name_en: one.name.en, street: one.street },
    ...{ short_zh: one.short.zh, short_en: one.short.en },
    ...{ effective_from: one.effectiveFrom, effective_to: one.effectiveTo },
  }))
  const titled = posts.map((one) => ({
    ...{ code: one.code, unit: one.department, title_zh: one.title.zh, title_en: one.title.en },
    ...{ roles: one.roles, seats: one.seats },
  }))
  await database.transaction(district, async (tx) => {
    const changed =
      (await countOf(tx, upsertUnits(district, units))) + (await countOf(tx, upsertPosts(district, titled)))
    if (changed === 0) return
    const subject = { kind: 'organisation', id: district }
    await save(tx, {
      writes: [],
      events: [{ kind: 'organisation.loaded', subject, payload: { changed } }],
      audits: [{ action: 'organisation.load', subject, after: { changed } }],
      actor: systemActor(district),
      rights: true,
    })
  })
}

async function countOf(tx: Parameters<typeof save>[0], change: RawBuilder<unknown>): Promise<number> {
  return Number((await change.execute(tx)).numAffectedRows ?? 0)
}

function upsertUnits(district: string, units: readonly object[]): RawBuilder<unknown> {
  return sql`insert into unit as u (district, code, kind, name_zh, name_en, short_zh, short_en, street, effective_from,
      effective_to, edited)
    select ${district}, n.*, false from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as n (code text, kind text,
      name_zh text, name_en text, short_zh text, short_en text, street text, effective_from date, effective_to date)
    on conflict (district, code) do update set kind = excluded.kind, name_zh = excluded.name_zh,
      name_en = excluded.name_en, short_zh = excluded.short_zh, short_en = excluded.short_en, street = excluded.street,
      effective_from = excluded.effective_from, effective_to = excluded.effective_to, revision = u.revision + 1
    where not u.edited and (u.kind, u.name_zh, u.name_en, u.short_zh, u.short_en, u.street, u.effective_from,
      u.effective_to) is distinct from (excluded.kind, excluded.name_zh, excluded.name_en, excluded.short_zh,
      excluded.short_en, excluded.street, excluded.effective_from, excluded.effective_to)`
}

function upsertPosts(district: string, posts: readonly object[]): RawBuilder<unknown> {
  return sql`insert into post as p (district, id, code, unit, title_zh, title_en, roles, seats, edited)
    select ${district}, gen_random_uuid(), n.code, n.unit, n.title_zh, n.title_en,
      array(select jsonb_array_elements_text(n.roles)), n.seats, false
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as n (code text, unit text, title_zh text, title_en text,
      roles jsonb, seats integer)
    on conflict (district, code) do update set unit = excluded.unit, title_zh = excluded.title_zh,
      title_en = excluded.title_en, roles = excluded.roles, seats = excluded.seats, revision = p.revision + 1
    where not p.edited and (p.unit, p.title_zh, p.title_en, p.roles, p.seats) is distinct from
      (excluded.unit, excluded.title_zh, excluded.title_en, excluded.roles, excluded.seats)`
}
