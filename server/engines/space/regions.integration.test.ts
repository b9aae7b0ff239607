import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/regions.ts'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { refusalOf } from '../../testing/plan-desk.ts'
import { openSpaceDesk, polygon, type SpaceDesk, square } from '../../testing/space-desk.ts'

const TODAY = '2023-09-15'

describeOnEachDatabase('regions', (open) => {
  let desk: SpaceDesk
  let code: (end: string) => string
  beforeEach(async () => {
    desk = await openSpaceDesk(open())
    code = (end) => desk.district + end
  })
  const change = (id: string, body: object) => desk.call(api.changeRegion, { params: { region: id }, body })
  const get = (id: string, query = {}) => desk.call(api.getRegion, { params: { region: id }, query })
  const list = (query = {}) => desk.call(api.listRegions, { query: { limit: 100, ...query } })
  const gridAt = async (x: number, y: number, on?: string) => (await desk.space.locate(desk.district, [x, y], on)).grid

  test('a region is found again with its boundary to the last digit, its area, and the regions it lies in', async () => {
    const street = await desk.add({ kind: 'street', code: code('001'), name: '东街' })
    const community = await desk.add({ kind: 'community', code: code('001001'), name: '东里' })
    const ring = square(117.12345678901235, 39.1, 0.001)
    const cell = await desk.add({ kind: 'grid', code: code('001001001'), geometry: polygon(ring) })
    expect(cell.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[ring]] })
    expect(cell.path.map(({ id }) => id)).toEqual([street.id, community.id])
    // 0.001° × 0.001° at 39.1° north on the ellipsoid: 86.5 m × 111.0 m.
    expect(cell.areaM2).toBeGreaterThan(9_590)
    expect(cell.areaM2).toBeLessThan(9_610)
    expect(cell.datum.en).toContain('0.1 m')
  })

  test('the same request again makes no second region; another one under the same id is refused', async () => {
    const region = { id: randomUUID(), kind: 'zone', name: '球场片区' }
    const first = await desk.add(region)
    expect((await desk.add(region)).revision).toBe(first.revision)
    expect((await list()).items).toHaveLength(1)
    expect((await refusalOf(desk.add({ ...region, name: '别的片区' }))).code).toBe('space.exists-already')
  })

  test('a code must have its kind’s digits, begin with the district and the parent, and be free', async () => {
    const street = await desk.add({ kind: 'street', code: code('001') })
    const wrong = async (region: object) => (await refusalOf(desk.add(region))).code
    expect(await wrong({ kind: 'street', code: code('001001') })).toBe('space.bad-code')
    expect(await wrong({ kind: 'street', code: code('000') })).toBe('space.bad-code')
    expect(await wrong({ kind: 'zone', code: code('002') })).toBe('space.bad-code')
    expect(await wrong({ kind: 'street', code: '120103001' })).toBe('space.bad-code')
    expect(await wrong({ kind: 'street', code: code('001') })).toBe('space.code-taken')
    expect(await wrong({ kind: 'community', code: code('002001'), parent: street.id })).toBe('space.bad-code')
    expect(await wrong({ kind: 'grid', code: code('001001001'), parent: street.id })).toBe('space.bad-parent')
    expect(await wrong({ kind: 'community', parent: randomUUID() })).toBe('space.bad-parent')
    expect((await list()).items).toHaveLength(1)
  })

  test('a boundary that crosses itself is refused and nothing is kept', async () => {
    const bow = [
      [117, 39],
      [117.1, 39.1],
      [117.1, 39],
      [117, 39.1],
      [117, 39],
    ] as [number, number][]
    const refusal = await refusalOf(desk.add({ kind: 'zone', geometry: polygon(bow) }))
    expect(refusal.code).toBe('space.bad-geometry')
    expect(refusal.words.zh).toContain('Self-intersection')
    expect((await list()).items).toEqual([])
  })

  test('a boundary that changes ends one validity and begins another, and both can be asked for', async () => {
    const cell = await desk.add({ kind: 'grid', code: code('001001001'), geometry: polygon(square(117, 39)) })
    const moved = await change(cell.id, {
      revision: 1,
      from: '2023-07-01',
      set: { geometry: polygon(square(117.05, 39)) },
    })
    expect(moved.versions.map(({ number, validFrom, validTo }) => [number, validFrom, validTo])).toEqual([
      [2, '2023-07-01', null],
      [1, null, '2023-06-30'],
    ])
    expect(await gridAt(117.005, 39.005, '2023-06-30')).toBe(code('001001001'))
    expect(await gridAt(117.005, 39.005, '2023-07-01')).toBeNull()
    expect(await gridAt(117.055, 39.005)).toBe(code('001001001'))
    expect((await get(cell.id, { on: '2023-01-01' })).extent).toEqual([117, 39, 117.01, 39.01])
    expect((await get(cell.id)).extent?.[0]).toBe(117.05)
    expect((await list({ on: '2023-01-01', bbox: [117.04, 39, 117.06, 39.01] })).items).toEqual([])
  })

  test('a correction replaces the state and keeps the wrong one as withdrawn', async () => {
    const zone = await desk.add({ kind: 'zone', name: '老成厢', geometry: polygon(square(117, 39)) })
    const mended = await change(zone.id, { revision: 1, from: null, set: { name: '老城厢' }, reason: '错字' })
    expect(mended.name).toBe('老城厢')
    expect(mended.geometry).toEqual(zone.geometry)
    expect(mended.versions.map(({ name, withdrawnAt }) => [name, withdrawnAt !== null])).toEqual([
      ['老城厢', false],
      ['老成厢', true],
    ])
  })

  test('a change upon an old revision is refused with the present one', async () => {
    const zone = await desk.add({ kind: 'zone' })
    await change(zone.id, { revision: 1, from: null, set: { name: '乙' } })
    const refusal = await refusalOf(change(zone.id, { revision: 1, from: null, set: { name: '丙' } }))
    expect(refusal).toMatchObject({ code: 'space.changed-meanwhile', details: { revision: 2 } })
    expect((await get(zone.id)).name).toBe('乙')
  })

  test('a code that becomes known is given, with the parent that it names', async () => {
    const street = await desk.add({ kind: 'street', code: code('002') })
    const community = await desk.add({ kind: 'community', name: '春畅里' })
    const known = await change(community.id, { revision: 1, from: null, set: { code: code('002001') } })
    expect([known.code, known.parent]).toEqual([code('002001'), street.id])
    expect((await refusalOf(desk.add({ kind: 'community', code: code('002001') }))).code).toBe('space.code-taken')
  })

  test('a region ends on its last day, but not before what lies in it', async () => {
    const street = await desk.add({ kind: 'street', code: code('003') })
    const community = await desk.add({ kind: 'community', code: code('003001'), geometry: polygon(square(117, 39)) })
    const end = (id: string) =>
      desk.call(api.endRegion, { params: { region: id }, body: { revision: 1, on: TODAY, reason: '合并' } })
    expect((await refusalOf(end(street.id))).code).toBe('space.has-parts')
    expect((await end(community.id)).validTo).toBe(TODAY)
    await end(street.id)
    expect((await list({ on: TODAY })).items).toHaveLength(2)
    expect((await list({ on: '2023-09-16' })).items).toEqual([])
    expect((await desk.space.locate(desk.district, [117.005, 39.005], '2023-09-16')).community).toBeNull()
    expect((await refusalOf(desk.add({ kind: 'street', code: code('003') }))).code).toBe('space.code-taken')
  })

  test('a list is cut into pages in the order of codes, regions without one last', async () => {
    for (const end of ['003', '001', '002']) await desk.add({ kind: 'street', code: code(end) })
    for (const name of ['甲', '乙']) await desk.add({ kind: 'zone', name })
    const codes: (string | null)[] = []
    let cursor: string | undefined
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor && { cursor }) })
      codes.push(...page.items.map((item) => item.code))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(codes).toEqual([code('001'), code('002'), code('003'), null, null])
    expect((await list({ q: '乙' })).items).toHaveLength(1)
    expect((await list({ kind: 'zone' })).items).toHaveLength(2)
  })

  test('the event of a change and its audit record are written with it', async () => {
    const zone = await desk.add({ kind: 'zone', name: '片区' })
    await change(zone.id, { revision: 1, from: '2023-07-01', set: { name: '新片区' } })
    const db = open().database.district(desk.district)
    const events = await db.selectFrom('event').select(['kind', 'subject_id']).orderBy('seq').execute()
    expect(events).toEqual([
      { kind: 'region.added', subject_id: zone.id },
      { kind: 'region.changed', subject_id: zone.id },
    ])
    const audits = await db.selectFrom('audit').select(['action', 'actor_name']).orderBy('seq').execute()
    expect(audits.map(({ action }) => action)).toEqual(['region.add', 'region.change'])
  })

  test('another district sees nothing of it, not even through the view of boundaries', async () => {
    await desk.add({ kind: 'zone', geometry: polygon(square(117, 39)) })
    const other = await openSpaceDesk(open())
    expect((await other.call(api.listRegions, { query: { limit: 10 } })).items).toEqual([])
    expect((await other.space.locate(other.district, [117.005, 39.005])).zones).toEqual([])
    const { sql } = await import('kysely')
    const { rows } = await sql`select * from region_ground`.execute(open().database.district(other.district))
    expect(rows).toEqual([])
  })
})
