import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { save, systemActor } from '../index.ts'

const subject = { kind: 'court', id: '1' }

describeOnEachDatabase('row-level security', (open) => {
  async function twoDistrictsWithOneEventEach() {
    const { database, freshDistrict } = open()
    const [ours, theirs] = [await freshDistrict(), await freshDistrict()]
    for (const code of [ours, theirs]) {
      const events = [{ kind: 'court.opened', subject, payload: { code } }]
      await save(database.district(code), { writes: [], events, audits: [], actor: systemActor(code) })
    }
    return { database, ours, theirs }
  }

  test('a query that forgets to ask for the district gives nothing of another district', async () => {
    const { database, ours } = await twoDistrictsWithOneEventEach()
    const rows = await database.district(ours).selectFrom('event').select('district').execute()
    expect(rows).toEqual([{ district: ours }])
    const districts = await database.district(ours).selectFrom('district').select('district').execute()
    expect(districts).toEqual([{ district: ours }])
  })

  test('a row of another district can be neither written nor moved nor removed', async () => {
    const { database, ours, theirs } = await twoDistrictsWithOneEventEach()
    const db = database.district(ours)
    const intruder = { ...systemActor(ours), district: theirs }
    const events = [{ kind: 'court.closed', subject, payload: {} }]
    await expect(save(db, { writes: [], events, audits: [], actor: intruder })).rejects.toThrow('row-level security')
    await expect(sql`delete from event where district = ${theirs}`.execute(db)).rejects.toThrow('permission denied')
    expect((await sql`update job set state = 'done'`.execute(db)).numAffectedRows).toBe(0n)
  })

  test('nobody but the owner changes the log or the audit once written', async () => {
    const { database, ours } = await twoDistrictsWithOneEventEach()
    const db = database.district(ours)
    await expect(sql`update event set kind = 'court.closed'`.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`delete from audit`.execute(db)).rejects.toThrow('permission denied')
  })

  test('every table that carries a district has row-level security with a policy', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped
      where c.relnamespace = 'citybrain'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
      order by name`.execute(open().database.owner)
    expect(rows).toEqual([])
  })

  test('districts interleave without seeing each other', async () => {
    const { database, ours, theirs } = await twoDistrictsWithOneEventEach()
    const codes = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ours : theirs))
    const answers = await Promise.all(
      codes.map((code) => database.district(code).selectFrom('event').select('district').execute()),
    )
    expect(answers).toEqual(codes.map((district) => [{ district }]))
  })

  test('a connection that served one district keeps nothing of its session for the next', async () => {
    const { database, freshDistrict } = open()
    const ours = await freshDistrict()
    await expect(sql`select nothing_here`.execute(database.district(ours))).rejects.toThrow()
    const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(database.district(ours))
    expect(rows).toEqual([{ role: 'citybrain_app' }])
  })
})
