import * as api from '@citybrain/contract/api/regions.ts'
import type { TopologyFault } from '@citybrain/contract/engines/region.ts'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { openSpaceDesk, polygon, type SpaceDesk, square } from '../../testing/space-desk.ts'

describeOnEachDatabase('topology', (open) => {
  let desk: SpaceDesk
  beforeEach(async () => {
    desk = await openSpaceDesk(open())
    await desk.add({ kind: 'community', code: `${desk.district}001001`, geometry: polygon(square(117, 39, 0.02)) })
  })
  const cell = (end: string) => `${desk.district}001001${end}`
  const add = (end: string, x: number, y: number, side = 0.01) =>
    desk.add({ kind: 'grid', code: cell(end), geometry: polygon(square(x, y, side)) })
  const check = (query = {}) =>
    desk.call(api.checkTopology, { query: { kind: 'grid', leastM2: 1, limit: 200, ...query } })
  async function fourCells(): Promise<void> {
    await add('001', 117, 39)
    await add('002', 117.01, 39)
    await add('003', 117, 39.01)
    await add('004', 117.01, 39.01)
  }
  const found = async () => {
    const { findings } = await check()
    return findings.map(({ fault, regions }): [TopologyFault, (string | null)[]] => [
      fault,
      regions.map(({ code }) => code).sort(),
    ])
  }

  test('cells that fill their community are without fault', async () => {
    await fourCells()
    expect(await check()).toMatchObject({ checked: 4, findings: [], truncated: false })
  })

  test('a missing cell is a gap, with its place, its size and its neighbours', async () => {
    await add('001', 117, 39)
    await add('002', 117.01, 39)
    await add('003', 117, 39.01)
    const { findings, counts } = await check()
    expect(counts.gap).toBe(1)
    expect(findings[0]).toMatchObject({ fault: 'gap', geometry: { type: 'Polygon' } })
    // 0.01° × 0.01° at 39.015° north: 866 m × 1110 m.
    expect(Math.round((findings[0]?.areaM2 ?? 0) / 10_000)).toBe(96)
    expect(findings[0]?.at[0]).toBeGreaterThan(117.01)
    expect(findings[0]?.words.zh).toContain('缝隙')
  })

  test('an overlap names both cells, a cell beyond the community is told, the same area twice is a duplicate', async () => {
    await fourCells()
    await add('005', 117.015, 39.015)
    await add('006', 117, 39)
    expect(await found()).toEqual(
      expect.arrayContaining([
        ['outside-parent', [cell('005')]],
        ['overlap', [cell('004'), cell('005')]],
        ['duplicate', [cell('001'), cell('006')]],
      ]),
    )
    expect(await found()).toHaveLength(3)
  })

  test('a ring that crosses itself, as older data may hold one, is shown where it crosses', async () => {
    await fourCells()
    await sql`update region_version set geometry = ST_GeomFromText(
        'MULTIPOLYGON(((117 39, 117.01 39.01, 117.01 39, 117 39.01, 117 39)))', 4490)
      from region r where r.id = region_id and r.code = ${cell('001')}`.execute(open().database.district(desk.district))
    const { findings } = await check()
    const invalid = findings.find(({ fault }) => fault === 'invalid')
    expect(invalid?.geometry.type).toBe('Point')
    expect(invalid?.at.map((degrees) => degrees.toFixed(9))).toEqual(['117.005000000', '39.005000000'])
  })

  test('more places than asked for are counted and said to be more', async () => {
    await fourCells()
    for (const end of ['005', '006', '007']) await add(end, 117, 39)
    const report = await check({ limit: 2 })
    expect([report.findings.length, report.truncated, report.counts.duplicate]).toEqual([2, true, 6])
  })

  test('zones may overlap and need not fill anything', async () => {
    for (const name of ['甲', '乙']) await desk.add({ kind: 'zone', name, geometry: polygon(square(117, 39)) })
    expect((await check({ kind: 'zone' })).findings).toEqual([])
  })
})
