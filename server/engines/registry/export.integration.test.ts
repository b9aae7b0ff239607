import type { NewThing } from '@citybrain/contract/engines/thing.ts'
import { describe, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { exportsOf, type ImportDesk, importFile, openImportDesk } from '../../testing/import-desk.ts'
import { type ExportDeps, exportThings } from './export.ts'
import { callerOf, makeChanges } from './index.ts'

const never = new AbortController().signal
const SQUARE = [
  [117.1, 39.1],
  [117.101, 39.1],
  [117.101, 39.101],
  [117.1, 39.1],
] as [number, number][]

/** All that a sheet may lose: digits, formulas, signs that part lists, figures written long, shapes. */
const courtsOf = (district: string): NewThing[] => [
  {
    ...{ type: 'court', name: '=1+1', code: '0012', aliases: ['老一号', '一号'], department: 'sports' },
    geometry: { type: 'Point', coordinates: [117.123456789, 39.1] },
    attributes: {
      address: '-甲路1号',
      surface: 'clay',
      lights: 4,
      fee: '500.50',
      openedOn: '2020-05-01',
      covered: true,
    },
  },
  {
    ...{ type: 'court', name: '二号, "大"场', code: '123456789012345678' },
    geometry: { type: 'Polygon', coordinates: [SQUARE] },
    attributes: { address: "'=乙路\n2号_x0041_", widthM: '12345678901234567.5', covered: false, secretary: '李四' },
  },
  { type: 'court', name: '三号球场', code: 'A3', street: `${district}001`, attributes: { surface: null } },
]

describeOnEachDatabase('an export of things', (open) => {
  async function desk(given?: readonly NewThing[]): Promise<ImportDesk & { exports: ExportDeps }> {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const at = await openImportDesk(database, district)
    const things = given ?? courtsOf(district)
    if (things.length > 0)
      await makeChanges(
        at.deps,
        at.caller,
        things.map((thing) => ({ do: 'create' as const, ...thing })),
      )
    return { ...at, exports: exportsOf(at.deps) }
  }
  type Asked = Partial<Parameters<typeof exportThings>[2]>
  async function take({ exports, caller }: Awaited<ReturnType<typeof desk>>, asked: Asked = {}): Promise<Buffer> {
    const given = { type: 'court', state: 'present', format: 'csv', language: 'zh' } as const
    const { body } = await exportThings(exports, caller, { ...given, where: [], ...asked }, never)
    return Buffer.concat((await body.toArray()).map((piece) => Buffer.from(piece as string)))
  }

  test('is a sheet with a mark for Excel, in which nothing runs as a formula', async () => {
    const at = await desk(courtsOf('').slice(0, 1))
    const [head, row] = (await take(at)).toString().split('\r\n')
    expect(head).toBe(
      '\ufeff对象标识,场号,名称,别名,地址,场地,灯,宽（m）,场租（元）,启用,有顶,秘书,责任单位,所属街道,所属社区,经度,纬度,几何',
    )
    const { district } = at.caller.actor
    expect(row?.slice(37)).toBe(
      `0012,'=1+1,老一号；一号,'-甲路1号,红土,4,,500.50,2020-05-01,是,,sports,${district}001,${district}001001,117.123456789,39.1,`,
    )
  })

  test.each(['csv', 'xlsx'] as const)('as .%s, imported again, changes nothing', async (format) => {
    const at = await desk()
    const file = await take(at, { format })
    const again = await importFile(at, file)
    expect(again.mapping?.match).toBe('id')
    expect(again.written).toEqual({ rows: 3, create: 0, update: 0, unchanged: 3, refused: 0, skipped: 0 })
  })

  test('in English, imported again, changes nothing either', async () => {
    const at = await desk()
    const again = await importFile(at, await take(at, { language: 'en' }))
    expect(again.written).toMatchObject({ rows: 3, unchanged: 3 })
  })

  test('is GeoJSON with every thing as a feature', async () => {
    const at = await desk()
    const { features } = JSON.parse((await take(at, { format: 'geojson' })).toString())
    expect(features.map((one: { geometry: { type: string } | null }) => one.geometry?.type ?? null).sort()).toEqual([
      'Point',
      'Polygon',
      null,
    ])
    expect(features.find((one: { properties: { code: string } }) => one.properties.code === '0012')).toMatchObject({
      ...{ type: 'Feature', geometry: { type: 'Point', coordinates: [117.123456789, 39.1] } },
      properties: { name: '=1+1', attributes: { lights: 4, fee: '500.50' } },
    })
    expect(JSON.parse((await take(await desk([]), { format: 'geojson' })).toString()).features).toEqual([])
  })

  test('holds what the conditions of the list let through, and each thing once over many pages', async () => {
    const many = Array.from({ length: 900 }, (_, n) => ({
      type: 'court',
      name: `场${n}`,
      attributes: { lights: n % 3 },
    }))
    const at = await desk(many)
    for (const more of [900, 300]) {
      const items = many.slice(0, more).map((thing) => ({ do: 'create' as const, ...thing }))
      await makeChanges(at.deps, at.caller, items)
    }
    const lines = (await take(at)).toString().trim().split('\r\n')
    expect(lines.length).toBe(2_101)
    expect(new Set(lines.map((line) => line.slice(0, 36))).size).toBe(2_101)
    const lit = (await take(at, { where: ['lights:eq:2'] })).toString().trim().split('\r\n')
    expect(lit.length).toBe(701)
    await at.goTo('2023-03-01')
    await makeChanges(at.deps, at.caller, [{ do: 'create', type: 'court', name: '新场' }])
    const before = (await take(at, { asOf: '2023-02-01' })).toString().trim().split('\r\n')
    expect(before.length).toBe(2_101)
  })

  describe('of people', () => {
    const MEMBER: NewThing = { type: 'member', name: '王小明', attributes: { phone: '13800000001', level: 3 } }
    const asked = { type: 'member' } as const

    test('names in the audit who took it and on which conditions, and that personal data was read', async () => {
      const at = await desk([MEMBER])
      expect((await take(at, asked)).toString()).toContain('王小明,,13800000001,3')
      const rows = await at.caller.db
        .selectFrom('audit')
        .select(['subject_id', 'after'])
        .where('action', '=', 'thing.export')
        .execute()
      expect(rows).toEqual([
        { subject_id: 'member', after: { where: [], state: 'present', format: 'csv', language: 'zh' } },
      ])
      expect(at.read).toEqual([expect.objectContaining({ fields: ['phone'] })])
    })

    test('is masked for whoever may not see them, and such a sheet puts no stars in place of what is known', async () => {
      const at = await desk([MEMBER])
      const { actor } = at.caller
      const viewer = { ...actor, holdings: actor.holdings.filter(({ role }) => role === 'viewer') }
      const seen = await take({ ...at, caller: callerOf(at.deps, viewer) }, asked)
      expect(seen.toString()).toContain('王**,,138****0001,3')
      expect(at.read).toEqual([])
      expect((await importFile(at, seen, asked)).written).toMatchObject({ rows: 1, refused: 1, update: 0 })
    })
  })
})
