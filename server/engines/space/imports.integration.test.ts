import * as imports from '@citybrain/contract/api/region-imports.ts'
import * as api from '@citybrain/contract/api/regions.ts'
import type { RegionImport } from '@citybrain/contract/engines/region-import.ts'
import { toDatum } from '@citybrain/rules/space/datum.ts'
import { beforeEach, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { refusalOf } from '../../testing/plan-desk.ts'
import { openSpaceDesk, type SpaceDesk, square } from '../../testing/space-desk.ts'

const SOME = { leastM2: 1, limit: 200 }
type Ring = [number, number][]

describeOnEachDatabase('imports of regions', (open) => {
  let desk: SpaceDesk
  beforeEach(async () => {
    desk = await openSpaceDesk(open())
    await desk.add({ kind: 'street', code: `${desk.district}001`, name: '东街' })
    await desk.add({ kind: 'community', code: `${desk.district}001001`, name: '东里' })
  })
  const cell = (end: string) => `${desk.district}001001${end}`
  const feature = (code: string | null, ring: Ring) => ({
    ...{ type: 'Feature', properties: { 编码: code, 名称: code && `格${code.slice(-3)}` } },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  async function upload(features: object[], query = {}): Promise<RegionImport> {
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }))
    const file = { name: '网格.geojson', mediaType: 'application/json', bytes }
    return desk.call(imports.importRegions, { query: { kind: 'grid', datum: 'wgs84', ...query }, upload: file })
  }
  const of = ({ id }: RegionImport) => ({ params: { import: id } })
  async function run(route: typeof imports.applyRegionImport | typeof imports.undoRegionImport, one: RegionImport) {
    const now = await desk.call(imports.getRegionImport, of(one))
    return desk.finished(await desk.call(route, { ...of(one), body: { revision: now.revision } }))
  }
  const set = (one: RegionImport, settings: object) =>
    desk.call(imports.setRegionImport, {
      ...of(one),
      body: { revision: one.revision, settings: { ...one.settings, ...settings } },
    })
  const cells = async (on?: string) =>
    (await desk.call(api.listRegions, { query: { kind: 'grid', limit: 100, ...(on && { on }) } })).items
  const gridAt = async (x: number, y: number) => (await desk.space.locate(desk.district, [x, y])).grid

  test('a preview guesses the fields, says what would be done, and changes nothing', async () => {
    const shown = await upload([feature(cell('001'), square(117, 39)), feature(cell('002'), square(117.01, 39))])
    expect(shown.settings).toMatchObject({ codeField: '编码', nameField: '名称' })
    expect([shown.counts, shown.faults, shown.hints]).toEqual([{ add: 2, change: 0, same: 0, fault: 0 }, [], []])
    expect(shown.extent?.map((edge) => edge.toFixed(9))).toEqual([
      '117.000000000',
      '39.000000000',
      '117.020000000',
      '39.010000000',
    ])
    expect(await cells()).toEqual([])
    const { features, next } = await desk.call(imports.getImportFeatures, {
      ...of(shown),
      query: { after: 0, limit: 1 },
    })
    expect([features.length, next, features[0]?.properties.name]).toEqual([1, 1, '格001'])
  })

  test('overlaps and gaps of a grid are found before it is applied; zones of a file may lie as they like', async () => {
    const apart = [feature(cell('001'), square(117, 39)), feature(cell('002'), square(117.005, 39))]
    const grid = await upload(apart)
    const check = (one: RegionImport) => desk.call(imports.checkImportTopology, { ...of(one), query: SOME })
    expect((await check(grid)).counts).toMatchObject({ overlap: 1, gap: 0 })
    const zones = await upload(apart, { kind: 'zone' })
    expect(await check(zones)).toMatchObject({ checked: 2, findings: [] })
  })

  test('applied, its regions are there with their parents, and points are found in them', async () => {
    const one = await upload([feature(cell('001'), square(117, 39)), feature(cell('002'), square(117.01, 39))])
    const job = await run(imports.applyRegionImport, one)
    expect([job.state, job.result]).toEqual(['done', { import: one.id, added: 2, changed: 0, same: 0 }])
    expect(await gridAt(117.015, 39.005)).toBe(cell('002'))
    const [first] = await cells()
    const { path } = await desk.call(api.getRegion, { params: { region: first?.id ?? '' }, query: {} })
    expect(path.map(({ name }) => name)).toEqual(['东街', '东里'])
    expect((await refusalOf(run(imports.applyRegionImport, one))).code).toBe('space.import-not-open')
  })

  test('a second import changes boundaries from a day on, and undoing it brings the old ones back', async () => {
    await run(imports.applyRegionImport, await upload([feature(cell('001'), square(117, 39))]))
    const draft = await upload([feature(cell('001'), square(117.05, 39)), feature(cell('002'), square(117.01, 39))])
    const second = await set(draft, { validFrom: '2023-07-01' })
    expect(second.counts).toEqual({ add: 1, change: 1, same: 0, fault: 0 })
    await run(imports.applyRegionImport, second)
    expect(await gridAt(117.005, 39.005)).toBeNull()
    expect(await gridAt(117.055, 39.005)).toBe(cell('001'))
    expect((await cells('2023-01-01')).map(({ extent }) => extent?.[0])).toEqual([117])
    const undone = await run(imports.undoRegionImport, second)
    expect(undone.result).toMatchObject({ removed: 1, restored: 1 })
    expect(await gridAt(117.005, 39.005)).toBe(cell('001'))
    expect((await cells()).map(({ code, validTo }) => [code, validTo])).toEqual([[cell('001'), null]])
    // The code of a region that was taken back is free again.
    await run(imports.applyRegionImport, await upload([feature(cell('002'), square(117.01, 39))]))
    expect(await cells()).toHaveLength(2)
  })

  test('an import whose regions were changed since is not taken back', async () => {
    const one = await upload([feature(cell('001'), square(117, 39))])
    await run(imports.applyRegionImport, one)
    const [region] = await cells()
    await desk.call(api.changeRegion, {
      params: { region: region?.id ?? '' },
      body: { revision: 1, from: null, set: { name: '改名' } },
    })
    expect((await refusalOf(run(imports.undoRegionImport, one))).code).toBe('space.changed-since-import')
    expect((await cells()).map(({ name }) => name)).toEqual(['改名'])
  })

  test('faults are listed by feature and nothing is applied while there is one', async () => {
    const bow: Ring = [
      [117, 39],
      [117.01, 39.01],
      [117.01, 39],
      [117, 39.01],
      [117, 39],
    ]
    const point = {
      type: 'Feature',
      properties: { 编码: cell('004') },
      geometry: { type: 'Point', coordinates: [117, 39] },
    }
    const one = await upload([
      feature(cell('001'), square(117, 39)),
      feature(cell('002'), bow),
      feature('120103001001001', square(117.02, 39)),
      point,
      feature(cell('001'), square(117.03, 39)),
      feature(null, square(117.04, 39)),
    ])
    const settings = { codeField: '编码', nameField: '名称' }
    const shown = await set(one, settings)
    expect(shown.faults.map(({ feature: at, code }) => [at, code])).toEqual([
      [1, 'twice'],
      [2, 'invalid'],
      [3, 'other-district'],
      [4, 'not-an-area'],
      [5, 'twice'],
      [6, 'no-name'],
    ])
    expect((await refusalOf(run(imports.applyRegionImport, shown))).code).toBe('space.import-has-faults')
    const repaired = await set(shown, { ...settings, invalid: 'repair' })
    expect(repaired.faults.map(({ feature: at }) => at)).toEqual([1, 3, 4, 5, 6])
    expect(await cells()).toEqual([])
  })

  test('a file in GCJ-02 lies where it belongs once its datum is named', async () => {
    const ring = square(117, 39).map((position) => toDatum('gcj02', position))
    const one = await set(await upload([feature(cell('001'), ring)]), { datum: 'gcj02' })
    await run(imports.applyRegionImport, one)
    const [region] = await cells()
    for (const [at, edge] of [117, 39, 117.01, 39.01].entries())
      expect(Math.abs((region?.extent?.[at] ?? 0) - edge)).toBeLessThan(1e-10)
  })

  test('metres taken for degrees are faults, and the hint names the datum that fits', async () => {
    const ring = square(117.04, 39.04).map((position) => toDatum('epsg4527', position))
    const wrong = await upload([feature(cell('001'), ring)])
    expect(wrong.faults.map(({ code }) => code)).toEqual(['broken-geometry'])
    expect([wrong.likelyDatum, wrong.hints[0]?.en]).toEqual(['epsg4527', expect.stringContaining('EPSG:4527')])
    expect((await set(wrong, { datum: 'epsg4527' })).counts.add).toBe(1)
  })

  test('a community known by name gets its code and boundary from a file, and loses both when it is undone', async () => {
    const known = await desk.add({ kind: 'community', name: '春畅里' })
    const properties = { 编码: `${desk.district}001002`, 名称: '春畅里' }
    const geometry = { type: 'Polygon', coordinates: [square(117, 39)] }
    const one = await upload([{ type: 'Feature', properties, geometry }], { kind: 'community' })
    expect(one.counts.change).toBe(1)
    await run(imports.applyRegionImport, one)
    const get = () => desk.call(api.getRegion, { params: { region: known.id }, query: {} })
    expect(await get()).toMatchObject({ code: properties.编码, extent: [117, 39, 117.01, 39.01] })
    await run(imports.undoRegionImport, one)
    expect(await get()).toMatchObject({ code: null, geometry: null, name: '春畅里' })
  })

  test('an import that was never applied can be discarded, one that was cannot', async () => {
    const one = await upload([feature(cell('001'), square(117, 39))])
    await desk.call(imports.deleteRegionImport, of(one))
    expect((await refusalOf(desk.call(imports.getRegionImport, of(one)))).code).toBe('space.no-such-import')
    const other = await upload([feature(cell('001'), square(117, 39))])
    await run(imports.applyRegionImport, other)
    expect((await refusalOf(desk.call(imports.deleteRegionImport, of(other)))).code).toBe('space.import-not-open')
    expect((await desk.call(imports.listRegionImports, { query: { limit: 10 } })).items).toHaveLength(1)
  })
})
