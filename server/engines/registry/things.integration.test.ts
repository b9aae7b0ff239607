import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openThingDesk, type ThingDesk } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { walkRelations } from './graph.ts'
import { changeThing, createThing, linkThings, makeChanges, sweepDue, thingOf, unlinkThings } from './index.ts'
import { mergeThings, unmergeThing } from './merging.ts'
import { listPast } from './past-list.ts'
import { getLineage, getThing, listFacts } from './reading.ts'
import { readSearch, searchThings, type ThingSearch } from './search.ts'

const point = (longitude: number, latitude = 39.1) => ({
  type: 'Point' as const,
  coordinates: [longitude, latitude] as [number, number],
})

describeOnEachDatabase('things', (open) => {
  async function desk(): Promise<ThingDesk> {
    const { database, freshDistrict } = open()
    return openThingDesk({ database, district: await freshDistrict() })
  }
  const court = ({ deps, caller }: ThingDesk, more: object = {}) =>
    createThing(deps, caller, { type: 'court', name: '一号球场', attributes: { lights: 4 }, ...more })
  const search = (
    { deps, caller }: ThingDesk,
    asked: Partial<ThingSearch> = {},
    page: { limit?: number; after?: never } = {},
  ) => {
    const wanted = readSearch(deps, caller, { type: 'court', where: [], state: 'present', ...asked })
    return searchThings(deps, caller, wanted, { after: null, limit: 100, count: false, ...page })
  }
  const names = async (found: ReturnType<typeof search>) => (await found).things.map((thing) => thing.name)

  test('a thing is created with its fact, event and audit record, and lies where its geometry says', async () => {
    const at = await desk()
    const made = await court(at, { geometry: point(117.1), code: 'A1' })
    expect(made).toMatchObject({ type: 'court', state: 'present', revision: 1, attributes: { lights: 4 }, code: 'A1' })
    expect(made.place.street).toBe(`${at.caller.actor.district}001`)
    expect(await getThing(at.deps, at.caller, made.id, {})).toEqual(made)
    const { rows } = await sql<object>`select (select count(*)::int from thing_fact) as facts,
      (select count(*)::int from event where kind = 'thing.created') as events,
      (select count(*)::int from audit where action = 'thing.create') as audits`.execute(at.caller.db)
    expect(rows).toEqual([{ facts: 1, events: 1, audits: 1 }])
  })

  test('the same request again makes nothing twice; the same id with other content is refused', async () => {
    const at = await desk()
    const id = randomUUID()
    const first = await court(at, { id })
    expect(await court(at, { id })).toEqual(first)
    await expect(court(at, { id, name: '二号球场' })).rejects.toMatchObject({ code: 'registry.exists-already' })
  })

  test('two present things of a type cannot have one code', async () => {
    const at = await desk()
    await court(at, { code: 'A1' })
    await expect(court(at, { code: 'A1' })).rejects.toMatchObject({ code: 'registry.code-taken' })
  })

  test('a shape that crosses itself is refused and leaves nothing', async () => {
    const at = await desk()
    const ring = [
      [117, 39],
      [117.1, 39.1],
      [117.1, 39],
      [117, 39.1],
      [117, 39],
    ]
    await expect(court(at, { geometry: { type: 'Polygon', coordinates: [ring] } })).rejects.toMatchObject({
      code: 'registry.bad-geometry',
    })
    expect(await names(search(at))).toEqual([])
  })

  test('a change holds from its day, the past stays as it was, a correction rewrites it', async () => {
    const at = await desk()
    const { id } = await court(at)
    await at.goTo('2023-06-01')
    await changeThing(at.deps, at.caller, { thing: id, attributes: { lights: 6 } })
    const lightsOn = async (asOf?: string, knownOn?: string) =>
      (await getThing(at.deps, at.caller, id, { asOf, knownOn })).attributes.lights
    expect(await lightsOn()).toBe(6)
    expect(await lightsOn('2023-05-31')).toBe(4)
    await at.goTo('2023-07-01')
    await changeThing(at.deps, at.caller, {
      thing: id,
      attributes: { lights: 5 },
      validFrom: null,
      validTo: '2023-05-31',
    })
    expect(await lightsOn('2023-05-31')).toBe(5)
    expect(await lightsOn('2023-05-31', '2023-06-30')).toBe(4)
    expect(await lightsOn()).toBe(6)
    await expect(lightsOn('2022-12-31', '2023-06-30')).rejects.toMatchObject({ code: 'registry.not-known-then' })
  })

  test('who says so, and since when, stands beside each value', async () => {
    const at = await desk()
    const { id } = await court(at, { source: { system: '台账', document: '第1号' } })
    await changeThing(at.deps, at.caller, { thing: id, attributes: { lights: null }, reason: '拆除待核' })
    const lineage = await getLineage(at.deps, at.caller, id, {})
    expect(lineage.$name).toMatchObject({ revision: 1, source: { system: '台账', document: '第1号' } })
    expect(lineage.lights).toMatchObject({ revision: 2, source: { system: 'city-brain' } })
    const facts = await listFacts(at.deps, at.caller, id, { before: null, limit: 10 })
    expect(facts.map(({ revision, reason }) => [revision, reason])).toEqual([
      [2, '拆除待核'],
      [1, null],
    ])
  })

  test('a change upon an old revision is refused; of ten at once upon one exactly one is made', async () => {
    const at = await desk()
    const { id } = await court(at)
    const change = (lights: number) =>
      changeThing(at.deps, at.caller, { thing: id, revision: 1, attributes: { lights } })
    const ends = await Promise.allSettled(Array.from({ length: 10 }, (_, place) => change(place)))
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
    await expect(change(9)).rejects.toMatchObject({ code: 'registry.changed-meanwhile' })
  })

  test('what is known for a day to come shows when it has come', async () => {
    const at = await desk()
    const { id } = await court(at)
    await changeThing(at.deps, at.caller, { thing: id, attributes: { lights: 8 }, validFrom: '2023-03-01' })
    await makeChanges(at.deps, at.caller, [{ do: 'end', thing: id, on: '2023-04-01', reason: '改建' }])
    const now = () => getThing(at.deps, at.caller, id, {})
    expect(await now()).toMatchObject({ state: 'present', attributes: { lights: 4 }, endedOn: '2023-04-01' })
    expect(await sweepDue(at.deps, at.caller.actor.district)).toBe(0)
    await at.goTo('2023-03-01')
    expect(await sweepDue(at.deps, at.caller.actor.district)).toBe(1)
    expect(await now()).toMatchObject({ state: 'present', attributes: { lights: 8 } })
    await at.goTo('2023-04-01')
    expect(await sweepDue(at.deps, at.caller.actor.district)).toBe(1)
    expect(await now()).toMatchObject({ state: 'ended', attributes: { lights: 8 } })
    expect((await getThing(at.deps, at.caller, id, { asOf: '2023-03-31' })).state).toBe('present')
    expect(await names(search(at))).toEqual([])
  })

  test('many changes are made together or not at all, each upon what the ones before it made', async () => {
    const at = await desk()
    const [a, b] = [randomUUID(), randomUUID()]
    const made = await makeChanges(at.deps, at.caller, [
      { do: 'create', id: a, type: 'court', name: '甲场' },
      { do: 'create', id: b, type: 'court', name: '乙场' },
      { do: 'change', thing: a, attributes: { lights: 2 } },
    ])
    expect(thingOf(made, 2)).toMatchObject({ id: a, revision: 2, attributes: { lights: 2 } })
    const bad = makeChanges(at.deps, at.caller, [
      { do: 'change', thing: b, name: '丙场' },
      { do: 'change', thing: a, attributes: { lights: 99 } },
      { do: 'change', thing: randomUUID(), name: '无' },
    ])
    await expect(bad).rejects.toMatchObject({
      code: 'registry.bad-batch',
      details: { faults: [{ place: 1 }, { place: 2 }] },
    })
    expect(await names(search(at))).toEqual(['甲场', '乙场'])
  })

  test('things are found by two characters, pinyin, initials, alias, code and address, whole names first', async () => {
    const at = await desk()
    await court(at, { name: '长虹网球场', aliases: ['西园'], attributes: { address: '长江道9号' }, code: 'CH-01' })
    await court(at, { name: '网球' })
    const by = (q: string, type: string | undefined = 'court') => names(search(at, { q, type }))
    expect(await by('网球')).toEqual(['网球', '长虹网球场'])
    for (const q of ['changhong', 'chwqc', '西园', '长江道', 'ch-01', '虹', '虹网球 长江'])
      expect(await by(q)).toEqual(['长虹网球场'])
    expect(await by('长网')).toEqual([])
    expect(await by('长虹', undefined)).toEqual(['长虹网球场'])
  })

  test('filters go by meaning, unknown is found by asking for it', async () => {
    const at = await desk()
    const add = (name: string, attributes: object) => court(at, { name, attributes })
    await add('甲', { lights: 4, widthM: '9.5', surface: 'clay', openedOn: '2023-05-18', covered: true })
    await add('乙', { lights: 10, widthM: '10.97', surface: 'grass' })
    await add('丙', { lights: null, surface: 'hard' })
    const by = (...where: string[]) => names(search(at, { where }))
    expect(await by('lights:gte:4', 'widthM:lt:10')).toEqual(['甲'])
    expect(await by('widthM:gt:9.5')).toEqual(['乙'])
    expect(await by('lights:is:unknown')).toEqual(['丙'])
    expect(await by('surface:in:grass,hard')).toEqual(['丙', '乙'])
    expect(await by('surface:ne:clay', 'lights:is:known')).toEqual(['乙'])
    expect(await by('openedOn:lte:2023-05-18', 'covered:eq:true')).toEqual(['甲'])
    expect(() => search(at, { where: ['fee:eq:3'] })).toThrow()
  })

  test('an order puts unknown last, page by page, both ways', async () => {
    const at = await desk()
    for (const lights of [3, null, 10, null, 2]) await court(at, { name: `场${lights}`, attributes: { lights } })
    const pages = async (sort: string) => {
      const seen: unknown[] = []
      let after: never | null = null
      do {
        const wanted = readSearch(at.deps, at.caller, { type: 'court', where: [], state: 'present', sort })
        const page = await searchThings(at.deps, at.caller, wanted, { after, limit: 2, count: true })
        expect(page.total).toBe(5)
        seen.push(...page.things.map((thing) => thing.attributes.lights))
        after = page.next as never
      } while (after !== null)
      return seen
    }
    expect(await pages('lights')).toEqual([2, 3, 10, null, null])
    expect(await pages('-lights')).toEqual([10, 3, 2, null, null])
    expect(await pages('name')).toHaveLength(5)
  })

  test('near, in a box and in a region: nearest first, with the distance', async () => {
    const at = await desk()
    await court(at, { name: '远', geometry: point(117.16) })
    await court(at, { name: '近', geometry: point(117.101) })
    await court(at, { name: '无' })
    const { things } = await search(at, { near: '117.1,39.1,10000' })
    expect(things.map((thing) => thing.name)).toEqual(['近', '远'])
    expect(things[0]?.distanceM).toBeCloseTo(86.5, 0)
    expect(await names(search(at, { bbox: '117.15,39,117.2,39.2' }))).toEqual(['远'])
    expect(await names(search(at, { region: `${at.caller.actor.district}001` }))).toEqual(['近'])
  })

  test('a list of the past shows things as they were then', async () => {
    const at = await desk()
    const { id } = await court(at, { attributes: { lights: 4, surface: 'clay' } })
    await at.goTo('2023-06-01')
    await changeThing(at.deps, at.caller, { thing: id, attributes: { surface: 'grass' } })
    await court(at, { name: '新场', attributes: { surface: 'clay' } })
    const past = (asOf: string, where: string[]) => {
      const wanted = readSearch(at.deps, at.caller, { type: 'court', where, state: 'present', asOf })
      return listPast(at.deps, at.caller, wanted, { after: null, limit: 10 })
    }
    expect((await past('2023-05-31', ['surface:eq:clay'])).things.map((thing) => thing.name)).toEqual(['一号球场'])
    expect((await past('2023-06-01', ['surface:eq:clay'])).things.map((thing) => thing.name)).toEqual(['新场'])
  })

  test('duplicates go on under one id, with what they knew, and can be parted again', async () => {
    const at = await desk()
    const kept = await court(at, { name: '一号球场', attributes: { lights: null } })
    const gone = await court(at, { name: '1号场', code: 'A1', attributes: { lights: 8, surface: 'clay' } })
    const club = await createThing(at.deps, at.caller, { type: 'club', name: '东湖' })
    await linkThings(at.deps, at.caller, { thing: gone.id, link: 'club', other: club.id }, {})
    const merging = { survivor: kept.id, duplicates: [{ thing: gone.id }], takeUnknown: true, reason: '重复登记' }
    const merged = await mergeThings(at.deps, at.caller, merging)
    expect(merged).toMatchObject({ aliases: ['1号场'], code: 'A1', attributes: { lights: 8, surface: 'clay' } })
    expect(await getThing(at.deps, at.caller, gone.id, {})).toMatchObject({ state: 'merged', mergedInto: kept.id })
    const walk = { depth: 1, kinds: [], direction: 'both', limit: 50 } as const
    expect((await walkRelations(at.deps, at.caller, kept.id, walk)).links).toMatchObject([
      { from: kept.id, to: club.id },
    ])
    await changeThing(at.deps, at.caller, { thing: kept.id, attributes: { lights: 9 } })
    await unmergeThing(at.deps, at.caller, gone.id, { reason: '并非重复' })
    expect(await getThing(at.deps, at.caller, gone.id, {})).toMatchObject({
      state: 'present',
      mergedInto: null,
      code: 'A1',
    })
    const parted = await getThing(at.deps, at.caller, kept.id, {})
    expect(parted).toMatchObject({ aliases: [], code: null, attributes: { lights: 9, surface: null } })
    expect((await walkRelations(at.deps, at.caller, kept.id, walk)).links).toEqual([])
  })

  test('relations are walked both ways to a depth, and one that is had once gives way to the next', async () => {
    const at = await desk()
    const [a, b] = [await court(at, { name: '甲' }), await court(at, { name: '乙' })]
    const club = (name: string) => createThing(at.deps, at.caller, { type: 'club', name })
    const [east, west] = [await club('东湖'), await club('西湖')]
    const link = (thing: string, other: string) => linkThings(at.deps, at.caller, { thing, link: 'club', other }, {})
    await link(a.id, east.id)
    await link(b.id, east.id)
    const around = async (depth: number, more: object = {}) => {
      const walk = { depth, kinds: [], direction: 'both' as const, limit: 50, ...more }
      return (await walkRelations(at.deps, at.caller, a.id, walk)).things.map((thing) => thing.name).sort()
    }
    expect(await around(1)).toEqual(['东湖', '甲'].sort())
    expect(await around(2)).toEqual(['东湖', '甲', '乙'].sort())
    expect(await around(2, { limit: 2 })).toHaveLength(2)
    await at.goTo('2023-02-01')
    await link(a.id, west.id)
    expect(await around(1)).toEqual(['甲', '西湖'].sort())
    expect(await around(1, { asOf: '2023-01-31' })).toEqual(['东湖', '甲'].sort())
    await unlinkThings(at.deps, at.caller, { thing: a.id, link: 'club', other: west.id }, {})
    expect(await around(1)).toEqual(['甲'])
    await expect(link(a.id, b.id)).rejects.toMatchObject({ code: 'registry.bad-link' })
  })
})
