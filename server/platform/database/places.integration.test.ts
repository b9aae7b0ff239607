import type { Places } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'

const ofStreet = (...streets: string[]): Places => ({ streets, departments: [] })
const ofDepartment = (...departments: string[]): Places => ({ streets: [], departments })

describeOnEachDatabase('places', (open) => {
  beforeAll(async () => {
    const { owner } = open().database
    await sql`create table citybrain.court (
      district text not null, name text not null, street text, department text, primary key (district, name))`.execute(
      owner,
    )
    await sql`select citybrain.protect_district('citybrain.court')`.execute(owner)
    await sql`select citybrain.protect_place('citybrain.court')`.execute(owner)
    await sql
      .raw(`do $$ begin execute 'create view citybrain.court_here as select * from citybrain.court
        where district = current_setting(''citybrain.district'', true) and ' || citybrain.place_condition('see'); end $$`)
      .execute(owner)
    await sql`grant select on citybrain.court_here to citybrain_app`.execute(owner)
  })

  async function districtWithCourts(): Promise<DistrictCode> {
    const district = await open().freshDistrict()
    await sql`insert into court (district, name, street, department) values
      (${district}, 'east', '001', 'sports'), (${district}, 'west', '002', 'schools'), (${district}, 'lost', null, null),
      (${district}, 'hall', null, 'sports')`.execute(open().database.district(district))
    return district
  }

  async function seen(district: DistrictCode, sees: Places | null): Promise<string[]> {
    const db = open().database.within({ district, sees, writes: sees })
    const [table, view] = await Promise.all(
      ['court', 'court_here'].map((name) =>
        sql<{ name: string }>`select name from ${sql.table(name)} order by name`.execute(db),
      ),
    )
    expect(view?.rows).toEqual(table?.rows)
    return table?.rows.map((row) => row.name) ?? []
  }

  test('who is restricted to streets or departments sees their rows, and none that has neither', async () => {
    const district = await districtWithCourts()
    expect(await seen(district, null)).toEqual(['east', 'hall', 'lost', 'west'])
    expect(await seen(district, ofStreet('001'))).toEqual(['east'])
    expect(await seen(district, ofStreet('001', '002'))).toEqual(['east', 'west'])
    expect(await seen(district, ofDepartment('sports'))).toEqual(['east', 'hall'])
    expect(await seen(district, { streets: ['002'], departments: ['sports'] })).toEqual(['east', 'hall', 'west'])
    expect(await seen(district, ofStreet())).toEqual([])
  })

  test('a code that would break out of the setting is a code like any other', async () => {
    const district = await districtWithCourts()
    for (const code of ['001","002', '}', '\\', "'", 'NULL', ''])
      expect(await seen(district, ofStreet(code))).toEqual([])
  })

  test('the same street of another district stays unseen, in the table and in the owner’s view', async () => {
    await districtWithCourts()
    const district = await open().freshDistrict()
    expect(await seen(district, ofStreet('001'))).toEqual([])
    expect(await seen(district, null)).toEqual([])
  })

  test('who sees the whole district and writes one street changes no row elsewhere, nor moves one there', async () => {
    const district = await districtWithCourts()
    const db = open().database.within({ district, sees: null, writes: ofStreet('001') })
    const touched = async (change: ReturnType<typeof sql>) => (await change.execute(db)).numAffectedRows
    expect(await touched(sql`update court set department = 'x' where name = 'west'`)).toBe(0n)
    expect(await touched(sql`update court set department = 'x' where name = 'east'`)).toBe(1n)
    expect(await touched(sql`delete from court where name = 'west'`)).toBe(0n)
    await expect(sql`update court set street = '002' where name = 'east'`.execute(db)).rejects.toThrow(
      'row-level security',
    )
    const insert = (name: string, street: string) =>
      sql`insert into court (district, name, street) values (${district}, ${name}, ${street})`.execute(db)
    await insert('new', '001')
    await expect(insert('other', '002')).rejects.toThrow('row-level security')
    expect(await seen(district, null)).toEqual(['east', 'hall', 'lost', 'new', 'west'])
  })

  test('scopes interleave without seeing each other’s rows, in transactions too', async () => {
    const district = await districtWithCourts()
    const scopes = Array.from(
      { length: 40 },
      (_, at) => [null, ofStreet('001'), ofStreet('002'), ofStreet()][at % 4] ?? null,
    )
    const names = (tx: ReturnType<typeof open>['database']['owner']) =>
      sql<{ name: string }>`select name from court where street is not null order by name`.execute(tx)
    const answers = await Promise.all(
      scopes.map((sees) => open().database.transaction({ district, sees, writes: null }, names)),
    )
    const expected = [['east', 'west'], ['east'], ['west'], []]
    expect(answers.map(({ rows }) => rows.map(({ name }) => name))).toEqual(scopes.map((_, at) => expected[at % 4]))
  })
})
