import type { RuleTally } from '@citybrain/contract/engines/quality.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { QualityRule, ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkCode } from '@citybrain/rules/codes/index.ts'
import type { SourceCount } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import { save } from '../../platform/index.ts'
import { type Caller, callerOf, type RegistryDeps } from './deps.ts'
import { checkOf } from './quality-checks.ts'
import { measuringAlready } from './quality-errors.ts'

const TITLE = { zh: '测算数据质量', en: 'Measure the quality of data' }
const MOST_SOURCES = 200
const MOST_UNSOUND = 1000
const CODES_PER_PAGE = 5000

/** The job that measures now; it stands among the jobs alone, since nothing has to be gone on with. */
export async function findMeasuring({ db }: Pick<Caller, 'db'>): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from job where kind = 'quality.measure' and state = 'running'
    order by started_at desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** Applies the quality rules of one type, or of all, to their present things, as a job. */
export async function startMeasuring(
  deps: RegistryDeps,
  actor: Caller['actor'],
  key: string | undefined,
): Promise<Job> {
  const types = key === undefined ? deps.catalogue.types : [deps.catalogue.get(key)]
  const caller = callerOf(deps, actor)
  if (await findMeasuring(caller)) throw measuringAlready()
  return deps.jobs.start(actor, 'quality.measure', TITLE, async ({ signal, progress }) => {
    let things = 0
    // One type after the other: each is a pass over its things.
    for (const [place, type] of types.entries()) {
      signal.throwIfAborted()
      progress(place / types.length, { zh: `${type.title.zh}：测算中。`, en: `${type.title.en}: being measured.` })
      things += await measureType(deps, caller, type, signal)
    }
    await record(caller, types, things)
    return { types: types.length, things }
  })
}

/** One query for all rules and sources, those that read codes page by page before it, and one that keeps the result. */
async function measureType(deps: RegistryDeps, caller: Caller, type: ThingType, signal: AbortSignal): Promise<number> {
  const begin = performance.now()
  const unsound = await unsoundCodes(deps, caller, type, signal)
  const { tallies, sources, known } = await tally(caller, type, { today: deps.clock.cityToday(), unsound })
  const { actor, db } = caller
  const took = Math.round(performance.now() - begin)
  await save(db, {
    writes: [
      {
        sql: sql`insert into quality_run (district, type, tallies, sources, unsound, known, milliseconds)
          values (${actor.district}, ${type.key}, ${JSON.stringify(tallies)}::jsonb, ${JSON.stringify(sources)}::jsonb,
            ${[...unsound]}::uuid[], ${JSON.stringify(known)}::jsonb, ${took}::int)
          on conflict (district, type) do update set tallies = excluded.tallies, sources = excluded.sources,
            unsound = excluded.unsound, known = excluded.known, milliseconds = excluded.milliseconds, at = excluded.at`,
        rows: 1,
      },
    ],
    events: [],
    audits: [],
    actor,
  })
  return sources.reduce((sum, one) => sum + one.things, 0)
}

type TallyRow = SourceCount & Readonly<Record<`checked_${number}` | `passed_${number}` | `known_${number}`, number>>

async function tally({ db }: Caller, type: ThingType, checking: Parameters<typeof checkOf>[2]) {
  const checks = type.quality.map((rule, place) => sql`${checkOf(type, rule, checking)} as ${sql.ref(`q${place}`)}`)
  const counts = type.quality.map((_, place) => {
    const check = sql.ref(`q${place}`)
    return sql`count(${check})::int as ${sql.ref(`checked_${place}`)},
      count(*) filter (where ${check})::int as ${sql.ref(`passed_${place}`)}`
  })
  const fields = type.fields.map(({ key }, place) => sql`t.attributes->>${sql.lit(key)} as ${sql.ref(`f${place}`)}`)
  const filled = type.fields.map((_, place) => sql`count(${sql.ref(`f${place}`)})::int as ${sql.ref(`known_${place}`)}`)
  const { rows } = await sql<TallyRow>`select ${sql.join([sql`source, count(*)::int as things`, ...counts, ...filled])}
    from (select ${sql.join([sql`t.source_system as source`, ...checks, ...fields])} from thing t
      where t.type = ${type.key} and t.state = 'present') as checked
    group by source order by things desc, source limit ${MOST_SOURCES}::int`.execute(db)
  const known = type.fields.map(({ key }, place): [string, number] => [
    key,
    rows.reduce((sum, row) => sum + (row[`known_${place}`] ?? 0), 0),
  ])
  return {
    known: Object.fromEntries(known),
    tallies: rows.flatMap((row) => talliesOf(type.quality, row)),
    sources: rows.map(countOf),
  }
}

const countOf = ({ source, things }: TallyRow): SourceCount => ({ source, things })

function talliesOf(rules: readonly QualityRule[], row: TallyRow): RuleTally[] {
  return rules.map(({ key }, place) => ({
    ...{ rule: key, source: row.source },
    ...{ checked: row[`checked_${place}`] ?? 0, passed: row[`passed_${place}`] ?? 0 },
  }))
}

/** Codes have check digits and tables that SQL doesn't know: they are read, checked, and the unsound ones remembered. */
async function unsoundCodes(
  { catalogue }: RegistryDeps,
  { db }: Caller,
  type: ThingType,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const kind = type.code?.kind ?? null
  if (kind === null || !type.quality.some(({ check }) => check === 'code-sound')) return []
  const unsound: string[] = []
  let after = ''
  for (;;) {
    signal.throwIfAborted()
    const { rows } = await sql<{ id: string; code: string }>`select id, code from thing
      where type = ${type.key} and state = 'present' and code > ${after} order by code limit ${CODES_PER_PAGE}::int`.execute(
      db,
    )
    unsound.push(...rows.filter(({ code }) => !checkCode(kind, code, catalogue.tables).valid).map(({ id }) => id))
    const last = rows.at(-1)
    if (!last || rows.length < CODES_PER_PAGE || unsound.length >= MOST_UNSOUND) return unsound.slice(0, MOST_UNSOUND)
    after = last.code
  }
}

async function record({ actor, db }: Caller, types: readonly ThingType[], things: number): Promise<void> {
  const subject = { kind: 'quality', id: types.length === 1 ? (types[0]?.key ?? '') : 'all' }
  const after = { types: types.map(({ key }) => key), things }
  await save(db, {
    writes: [],
    events: [{ kind: 'quality.measured', subject, payload: after }],
    audits: [{ action: 'quality.measure', subject, after }],
    actor,
  })
}
