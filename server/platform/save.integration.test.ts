import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { type Db, save, systemActor, type Write } from './index.ts'

const taken = new Refusal('Conflict', 'tennis.court-changed', { zh: '球场已被修改。', en: 'The court was changed.' })
const subject = { kind: 'court', id: '1' }

describeOnEachDatabase('saving a change', (open, kind) => {
  beforeAll(async () => {
    await sql`create table court (district text, id int, version int not null, primary key (district, id))`.execute(
      open().database.owner,
    )
    await sql`select protect_district('court')`.execute(open().database.owner)
  })

  const change = (district: DistrictCode, ...writes: Write[]) => ({
    writes,
    events: [{ kind: 'court.changed', subject, payload: { surface: '红土' } }],
    audits: [{ action: 'court.change', subject, before: { version: 1 }, after: { version: 2 }, reason: '翻新' }],
    actor: { ...systemActor(district), name: '王', requestId: 'r-1' },
  })
  const insertCourt = (district: DistrictCode): Write => ({
    sql: sql`insert into court values (${district}, 1, 1)`,
    rows: 1,
    conflict: taken,
  })
  const updateCourt = (version: number): Write => ({
    sql: sql`update court set version = version + 1 where id = 1 and version = ${version}`,
    rows: 1,
    conflict: taken,
  })
  const count = async (db: Db) => {
    const { rows } = await sql<{ events: number; audits: number }>`
      select (select count(*) from event) as events, (select count(*) from audit) as audits`.execute(db)
    return rows[0]
  }
  async function waitsForRow(owner: Db) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'transactionid') as waits`.execute(
      owner,
    )
    return rows[0]?.waits
  }
  async function withCourt() {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    await save(database.district(district), change(district, insertCourt(district)))
    return { database, district, db: database.district(district) }
  }

  test('state, event and audit are written together, with who did it and when', async () => {
    const { db } = await withCourt()
    expect(await count(db)).toEqual({ events: 1, audits: 1 })
    const event = await db.selectFrom('event').selectAll().executeTakeFirstOrThrow()
    expect(event).toMatchObject({
      kind: 'court.changed',
      subject_id: '1',
      payload: { surface: '红土' },
      actor_name: '王',
    })
    const audit = await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()
    expect(audit).toMatchObject({ before: { version: 1 }, after: { version: 2 }, reason: '翻新', request_id: 'r-1' })
  })

  test('events get rising numbers in the order given', async () => {
    const { db, district } = await withCourt()
    const events = ['a', 'b', 'c'].map((kind) => ({ kind, subject, payload: {} }))
    const { seq } = await save(db, { writes: [], events, audits: [], actor: systemActor(district) })
    const rows = await db.selectFrom('event').select(['seq', 'kind']).orderBy('seq').execute()
    expect(rows.slice(1)).toEqual([
      { seq: seq[0], kind: 'a' },
      { seq: seq[1], kind: 'b' },
      { seq: seq[2], kind: 'c' },
    ])
  })

  test('a write that finds another version throws its own conflict and leaves no event and no audit', async () => {
    const { db, district } = await withCourt()
    await expect(save(db, change(district, updateCourt(7)))).rejects.toBe(taken)
    expect(await count(db)).toEqual({ events: 1, audits: 1 })
  })

  test('the second write failing undoes the first', async () => {
    const { db, district } = await withCourt()
    const add: Write = { sql: sql`insert into court values (${district}, 2, 1)`, rows: 1 }
    await expect(save(db, change(district, add, updateCourt(7)))).rejects.toBe(taken)
    expect((await sql`select id from court`.execute(db)).rows).toEqual([{ id: 1 }])
  })

  test('a key that exists already is a conflict, not a fault', async () => {
    const { db, district } = await withCourt()
    await expect(save(db, change(district, insertCourt(district)))).rejects.toBe(taken)
    const plain = { sql: sql`insert into court values (${district}, 1, 1)` }
    await expect(save(db, change(district, plain))).rejects.toMatchObject({ code: 'platform.exists-already' })
  })

  test('of ten writers at once on one version exactly one wins', async () => {
    const { db, district } = await withCourt()
    const writers = Array.from({ length: 10 }, () => save(db, change(district, updateCourt(1))))
    const ends = await Promise.allSettled(writers)
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
    expect(ends.filter((end) => end.status === 'rejected').every((end) => end.reason === taken)).toBe(true)
    expect(await count(db)).toEqual({ events: 2, audits: 2 })
  })

  // The embedded database has one session, so nobody ever waits for a row there.
  if (kind === 'postgres')
    test('who waits for a row gets its event’s number after those of who held it', async () => {
      const { database, district, db } = await withCourt()
      const [held, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const holder = database.transaction(district, async (tx) => {
        const first = await save(tx, change(district, updateCourt(1)))
        held.resolve()
        await asked.promise
        const second = await save(tx, change(district, updateCourt(2)))
        return [...first.seq, ...second.seq]
      })
      await held.promise
      const waiter = save(db, change(district, { sql: sql`update court set version = version + 1 where id = 1` }))
      await expect.poll(() => waitsForRow(database.owner)).toBe(true)
      asked.resolve()
      const { seq } = await waiter
      expect(seq[0]).toBeGreaterThan(Math.max(...(await holder)))
    })

  test('inside a transaction it is part of it', async () => {
    const { database, district, db } = await withCourt()
    const work = database.transaction(district, async (tx) => {
      await save(tx, change(district, updateCourt(1)))
      throw new Error('rain')
    })
    await expect(work).rejects.toThrow('rain')
    expect(await count(db)).toEqual({ events: 1, audits: 1 })
  })
})
