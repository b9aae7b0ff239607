import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openThingDesk } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { makeChanges } from './index.ts'
import { type Place, readSearch, searchThings } from './search.ts'

describeOnEachDatabase('nearest first', (open) => {
  test('of many around, the nearest by metres come first, page after page, though the index counts in degrees', async () => {
    const at = await openThingDesk({ database: open().database, district: await open().freshDistrict() })
    // A ring on which a degree of longitude is shorter than one of latitude, and some that lie at the same distance.
    const spots = Array.from({ length: 240 }, (_, n) => {
      const [turn, far] = [(n * 2 * Math.PI) / 40, 0.002 + (n % 60) * 0.0001]
      return [117.1 + far * Math.sin(turn), 39.1 + far * Math.cos(turn)] as const
    })
    const changes = spots.map(([longitude, latitude], n) => ({
      ...{ do: 'create' as const, type: 'court', name: `场${n}`, attributes: {} },
      geometry: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
    }))
    await makeChanges(at.deps, at.caller, changes)
    const { rows } = await sql<{ name: string }>`select name from thing where geometry is not null order by
      ST_Distance(geometry::geography, ST_SetSRID(ST_MakePoint(117.1, 39.1), 4490)::geography), id`.execute(
      at.caller.db,
    )
    const wanted = readSearch(at.deps, at.caller, { near: '117.1,39.1,5000', where: [], state: 'present' })
    const walk = async () => {
      const found: string[] = []
      for (let after: Place | null = null; ; ) {
        const page = await searchThings(at.deps, at.caller, wanted, { after, limit: 5, count: false })
        found.push(...page.things.map((thing) => thing.name))
        if (page.next === null) return found
        after = page.next
      }
    }
    const byMetres = rows.map(({ name }) => name)
    expect(await walk()).toEqual(byMetres)
    // It is known by now how many lie there.
    expect(await walk()).toEqual(byMetres)
  })
})
