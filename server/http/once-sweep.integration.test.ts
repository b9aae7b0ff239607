import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { forgetOldKeys } from './once-sweep.ts'

describeOnEachDatabase('keys of requests', (open) => {
  test('are forgotten a day after, however many there are, and not before', async () => {
    const { database } = open()
    const district = await open().freshDistrict()
    const db = database.district(district)
    await sql`insert into request_key (district, key, caller, fingerprint, at)
      select ${district}, 'old ' || n, 'someone', 'f', now() - interval '25 hours' from generate_series(1, 6000) as n
      union all select ${district}, 'young', 'someone', 'f', now() - interval '23 hours'`.execute(db)
    expect(await forgetOldKeys(database)).toBe(6000)
    const { rows } = await sql<{ key: string }>`select key from request_key`.execute(db)
    expect(rows).toEqual([{ key: 'young' }])
    expect(await forgetOldKeys(database)).toBe(0)
  })
})
