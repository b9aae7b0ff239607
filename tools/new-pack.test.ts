import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pack } from '@citybrain/contract/pack/pack.ts'
import { afterAll, expect, test } from 'vitest'
import { makePack, namesFrom } from './new-pack.ts'

// Below this folder, so that what is made finds the contract.
const folder = mkdtempSync(fileURLToPath(new URL('.new-pack-', import.meta.url)))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = ['waste-sorting', '--title', '垃圾分类', '--english', 'Waste sorting']

test('a new pack is sound, and nothing in it is called as the template is', async () => {
  await makePack(namesFrom(asked), folder)
  const made = join(folder, 'waste-sorting')
  const pack = Pack.parse((await import(join(made, 'pack.ts'))).WASTE_SORTING)
  expect([pack.key, pack.title, pack.cases.map(({ key, prefix }) => [key, prefix])]).toEqual([
    'waste-sorting',
    { zh: '垃圾分类', en: 'Waste sorting' },
    [['waste-sorting-report', 'WS']],
  ])
  const words = readdirSync(made).map((file) => readFileSync(join(made, file), 'utf8'))
  expect(words.filter((text) => /template|样例|ZZT/i.test(text))).toEqual([])
})

test('a name that is taken, letters that are taken and names that are none are refused with what to do', async () => {
  await expect(makePack(namesFrom(asked), folder)).rejects.toThrow('there is a pack waste-sorting already')
  await expect(makePack({ ...namesFrom(asked), key: 'wind' }, folder)).rejects.toThrow('choose another --prefix')
  expect(readdirSync(folder)).toEqual(['waste-sorting'])
  expect(() => namesFrom([])).toThrow('name one pack')
  expect(() => namesFrom(['Waste', '--title', 'x', '--english', 'x'])).toThrow('no name for a pack')
  expect(() => namesFrom(['waste'])).toThrow('say --title')
  expect(() => namesFrom([...asked, '--prefix', 'ws'])).toThrow('capital letters')
})
