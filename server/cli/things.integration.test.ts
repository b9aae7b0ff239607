import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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
  writeFileSync(join(folder, 'ledger.csv'), LEDGER)
})
afterAll(() => removeFolder(folder))

const LEDGER = `样例楼宇台账,,,
楼栋编码,楼宇名称,用途,地上层数
Y1,样例一号楼,商务办公,12
Y2,样例二号楼,住宅,很高
Y3,样例三号楼,商业,6
`
const things = (...args: string[]) => runCommand(['things', ...args, '--data', join(folder, 'data')], { cwd: folder })
const linesOf = (out: string) => out.split('\n').filter(Boolean)

test('a ledger is previewed, imported, listed, exported, and taken back', async () => {
  const preview = await things('import', 'ledger.csv', '--type', 'building', '--preview')
  expect([preview.code, preview.err]).toEqual([1, ''])
  expect(preview.out).toContain('3 rows, 2 to create, 0 to change, 0 as before, 1 refused')
  expect(preview.out).toContain('4 地上层数 “很高”: expected a number')

  const done = await things('import', 'ledger.csv', '--type', 'building', '--source', '样例', '--json')
  const { id, state, written, mapping } = JSON.parse(done.out)
  expect([done.code, state, written.create, mapping.source.system]).toEqual([1, 'done', 2, '样例'])
  const listed = await things('imports', '--json')
  expect(linesOf(listed.out).map((line) => JSON.parse(line).state)).toEqual(['done', 'checked'])

  const tall = await things(
    'export',
    '--type',
    'building',
    '--where',
    'storeys:gte:5',
    '--where',
    'use:eq:office',
    '--out',
    'tall.csv',
  )
  expect([tall.code, tall.err]).toEqual([0, ''])
  const [head, ...rows] = readFileSync(join(folder, 'tall.csv'), 'utf8').trim().split('\r\n')
  expect(head).toContain('Id,Building code,Name,Aliases,Address,Use')
  expect(rows.map((row) => row.split(',')[1])).toEqual(['Y1'])

  const undone = await things('undo-import', id)
  expect([undone.code, undone.out.trim()]).toEqual([0, 'Undone: 0 put back, 2 ended, 0 left as they are.'])
})

test('a mapping in a file goes before what is suggested', async () => {
  writeFileSync(join(folder, 'short.csv'), '甲,乙\nZ1,另一楼\n')
  const columns = [
    { column: 0, header: '甲', to: '$code' },
    { column: 1, header: '乙', to: '$name' },
  ]
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify({ columns, match: 'code', headerRow: 0 }))
  const done = await things('import', 'short.csv', '--type', 'building', '--mapping', 'mapping.json')
  expect([done.code, done.err]).toEqual([0, ''])
  expect(done.out).toContain('1 rows, 1 to create')
})

test('what cannot be is refused with how it is used, and no file is left behind', async () => {
  for (const args of [
    ['import', 'ledger.csv'],
    ['import', 'none.csv', '--type', 'building'],
    ['export', '--type', 'building', '--out', 'things.pdf'],
    ['export', '--type', 'castle', '--out', 'castles.csv'],
    ['undo-import', 'that'],
    ['fly'],
  ])
    expect((await things(...args)).code).toBe(2)
  expect(existsSync(join(folder, 'castles.csv'))).toBe(false)
})
