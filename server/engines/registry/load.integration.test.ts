import { districtThing } from '@citybrain/contract/engines/district-things.ts'
import { expect, test } from 'vitest'
import { openThingDesk } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { walkRelations } from './graph.ts'
import { changeThing, loadThings } from './index.ts'
import { readSearch, searchThings } from './search.ts'

const source = { note: { zh: '章程', en: 'Charter' }, status: 'verified' } as const
const CLUB = districtThing({ key: 'east', type: 'club', name: '东湖', source })
const COURT = districtThing({
  ...{ key: 'one', type: 'court', name: '一号球场', place: [117.1, 39.1], attributes: { lights: null }, source },
  links: [{ link: 'club', type: 'club', key: 'east' }],
})

describeOnEachDatabase('things of a district’s data', (open) => {
  test('are created once, with their source and relations; what people changed since is left as it is', async () => {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const { deps, caller } = await openThingDesk({ database, district })
    expect(await loadThings(deps, district, [CLUB, COURT])).toBe(2)
    const courts = async () => {
      const wanted = readSearch(deps, caller, { type: 'court', where: [], state: 'present' })
      return (await searchThings(deps, caller, wanted, { after: null, limit: 10, count: false })).things
    }
    const [court] = await courts()
    expect(court).toMatchObject({
      attributes: { lights: null },
      source: { system: 'district（已核实）', document: '章程' },
    })
    const walk = { depth: 1, kinds: [], direction: 'out', limit: 10 } as const
    expect((await walkRelations(deps, caller, court?.id ?? '', walk)).things.map((thing) => thing.name)).toContain(
      '东湖',
    )
    await changeThing(deps, caller, { thing: court?.id ?? '', attributes: { lights: 8 } })
    expect(await loadThings(deps, district, [CLUB, COURT])).toBe(0)
    expect((await courts()).map((thing) => thing.attributes.lights)).toEqual([8])
  })
})
