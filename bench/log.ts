// Events saved by eight writers while a consumer applies their effects, against the same rows inserted bare; and the
// cost of an event in a short log and in a long one. CITYBRAIN_BENCH_EVENTS sets the size of the long one.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Consumer,
  createReactor,
  type Database,
  type Db,
  openClock,
  save,
  systemActor,
} from '../server/platform/index.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import type { Figure } from './figure.ts'
import { DISTRICT, millisecondsOf, onEachDatabase } from './support/register.ts'

const WRITERS = 8
const PER_WRITER = 500
const ROUNDS = 3
const SHORT = 10_000
const LONG = Number(process.env.CITYBRAIN_BENCH_EVENTS ?? 1_000_000)
const PAYLOAD = { surface: '红土', condition: 3, remark: '雨后重新平整，三日内可用' }
const COUNT = WRITERS * PER_WRITER

export function bench(): Promise<Figure[]> {
  return onEachDatabase(async (database) => {
    await prepare(database)
    const rates = await measureRates(database)
    return [...rates, await measureGrowth(database)]
  })
}

async function prepare({ owner }: Database): Promise<void> {
  await sql`create table bare_event (like event including defaults including identity including indexes)`.execute(owner)
  await sql`create table effect (district text, event uuid, kind text, primary key (district, event))`.execute(owner)
  await sql`create table bare_effect (like effect including indexes)`.execute(owner)
  for (const table of ['bare_event', 'effect', 'bare_effect'])
    await sql`select protect_district(${table}::regclass)`.execute(owner)
}

const consumer: Consumer = {
  name: 'bench',
  begin: 'first',
  handle: async (tx, events) => {
    const rows = events.map(({ id, kind }) => ({ id, kind }))
    await sql`insert into effect select ${DISTRICT}, e.id, e.kind
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, kind text)`.execute(tx)
  },
}

async function openReactor(database: Database) {
  const clock = await openClock(database, { today: null }, quietLogger)
  const reactor = createReactor({ database, clock, logger: quietLogger, consumers: [consumer] })
  return { start: () => reactor.start(), close: () => Promise.all([reactor.close(), clock.close()]) }
}

/** All writers at once, each one change after another. */
async function write(one: () => Promise<unknown>): Promise<void> {
  const writer = async () => {
    for (let time = 0; time < PER_WRITER; time += 1) await one()
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
}

function saveOne(db: Db): Promise<unknown> {
  const subject = { kind: 'court', id: randomUUID() }
  const events = [{ kind: 'court.changed', subject, payload: PAYLOAD }]
  return save(db, { writes: [], events, audits: [], actor: systemActor(DISTRICT) })
}

async function insertBare(db: Db): Promise<void> {
  const id = randomUUID()
  // One statement and one commit for both rows: two of each would make the floor lower.
  await sql`with event as (
      insert into bare_event (district, id, subject_kind, subject_id, kind, payload, actor_name)
      values (${DISTRICT}, ${id}::uuid, 'court', ${id}, 'court.changed', ${JSON.stringify(PAYLOAD)}::jsonb, 'system'))
    insert into bare_effect values (${DISTRICT}, ${id}::uuid, 'court.changed')`.execute(db)
}

async function caughtUp({ owner }: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ done: boolean }>`select c.accepted = (select count(*) from event) and
      c.accepted = c.processed as done from log_cursor c where consumer = 'bench'`.execute(owner)
    if (rows[0]?.done) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function measureRates(database: Database): Promise<Figure[]> {
  const db = database.district(DISTRICT)
  const reactor = await openReactor(database)
  await reactor.start()
  const [bare, logged]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const inserting = await millisecondsOf(() => write(() => insertBare(db)))
    const saving = await millisecondsOf(async () => {
      await write(() => saveOne(db))
      await caughtUp(database)
    })
    if (round === 0) continue
    bare.push(inserting)
    logged.push(saving)
  }
  await reactor.close()
  const rate = (times: number[]) => (COUNT / (times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 1)) * 1000
  return [
    {
      name: `${database.kind}: events saved by ${WRITERS} writers, their effects committed`,
      ...{ value: rate(logged), unit: 'events/s' },
      against: { name: 'the same rows inserted bare', value: rate(bare) },
      ...(database.kind === 'postgres' && { limit: { atLeast: 0.35 } }),
    },
  ]
}

/** Events that were there before, as if they had been saved one by one. */
async function fill({ owner }: Database, events: number): Promise<void> {
  const step = 100_000
  for (let from = 0; from < events; from += step)
    await sql`insert into event (district, id, subject_kind, subject_id, kind, payload, actor_name)
      select ${DISTRICT}, gen_random_uuid(), 'court', (n % 5000)::text, 'court.changed', ${JSON.stringify(PAYLOAD)}::jsonb, 'system'
      from generate_series(1, ${Math.min(step, events - from)}::int) as n`.execute(owner)
}

/** Saving and consuming one batch of events in a log that holds so many already. */
async function costOf(database: Database): Promise<number> {
  const db = database.district(DISTRICT)
  const reactor = await openReactor(database)
  await reactor.start()
  await caughtUpTo(database)
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1)
    times.push(
      await millisecondsOf(async () => {
        await write(() => saveOne(db))
        await caughtUpTo(database)
      }),
    )
  await reactor.close()
  return (times.slice(1).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0) / COUNT
}

/** As above, without counting the whole log each time. */
async function caughtUpTo({ owner }: Database): Promise<void> {
  const { rows } = await sql<{ seq: number }>`select max(seq) as seq from event where district = ${DISTRICT}`.execute(
    owner,
  )
  for (;;) {
    const { rows: found } = await sql<{ done: boolean }>`select last_seq >= ${rows[0]?.seq ?? 0} as done
      from log_cursor where consumer = 'bench'`.execute(owner)
    if (found[0]?.done) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function measureGrowth(database: Database): Promise<Figure> {
  await sql`truncate event, log_cursor, effect`.execute(database.owner)
  await fill(database, SHORT)
  const short = await costOf(database)
  await fill(database, LONG - SHORT)
  const long = await costOf(database)
  return {
    name: `${database.kind}: an event and its effect in a log of ${LONG.toLocaleString('en')}`,
    ...{ value: long, unit: 'ms', against: { name: `in one of ${SHORT.toLocaleString('en')}`, value: short } },
    limit: { atMost: 1.2 },
  }
}
