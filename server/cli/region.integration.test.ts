import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../testing/command-line.ts'
import { copyPgliteTemplate } from '../testing/pglite-template.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

// Each start opens a database in a process of its own: seconds alone, a minute beside other work.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
beforeAll(async () => {
  folder = makeFolder()
  await copyPgliteTemplate(join(folder, 'data'))
  writeFileSync(join(folder, 'grid.csv'), CSV)
})
afterAll(() => removeFolder(folder))

const wkt = (x: number) => `"POLYGON ((${x} 39.1, ${x + 0.001} 39.1, ${x + 0.001} 39.101, ${x} 39.101, ${x} 39.1))"`
const CSV = `编码,名称,WKT\n120104002901001,东格,${wkt(117.15)}\n120104002901002,西格,${wkt(117.16)}\n`
const region = (...args: string[]) => runCommand(['region', ...args, '--data', join(folder, 'data')], { cwd: folder })

test('the district’s own data is listed, its boundary with an area and its streets without one', async () => {
  const { code, out } = await region('list', '--kind', 'street', '--json')
  const streets = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  expect([code, streets.length, streets[0].name, streets[0].areaM2]).toEqual([0, 12, '长虹街道', null])
})

test('a file is previewed, applied where asked for, and a point is then found in its cell', async () => {
  const shown = await region('import', 'grid.csv', '--kind', 'grid')
  expect([shown.code, shown.err]).toEqual([0, ''])
  expect(shown.out).toContain('2 to add')
  const applied = await region('import', 'grid.csv', '--kind', 'grid', '--apply')
  expect(applied.out).toContain('Applied: 2 added, 0 changed, 0 as before.')
  const found = await region('locate', '117.1505', '39.1005', '--json')
  expect(JSON.parse(found.out)).toMatchObject({ street: '120104002', grid: '120104002901001', inside: true })
})

test('what is no kind, no position or no deed is refused with how it is used', async () => {
  for (const args of [['list', '--kind', 'planet'], ['locate', 'here', 'there'], ['fly'], []]) {
    const { code, err } = await region(...args)
    expect([code, err.includes('citybrain region --help')]).toEqual([2, true])
  }
})
