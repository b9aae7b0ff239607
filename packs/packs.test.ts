import { readdirSync } from 'node:fs'
import { faultsAcrossCases } from '@citybrain/contract/pack/case-faults.ts'
import { composeTables, faultsOfParts } from '@citybrain/contract/pack/code-parts.ts'
import { deadLinks } from '@citybrain/contract/pack/faults.ts'
import { Pack } from '@citybrain/contract/pack/pack.ts'
import { expect, test } from 'vitest'

const here = new URL('.', import.meta.url)
const folders = readdirSync(here, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'node_modules',
)

async function readPack(folder: string): Promise<unknown> {
  return Object.values(await import(new URL(`${folder}/pack.ts`, here).href))[0]
}

test.each(folders.map(({ name }) => name))('pack %s says nothing that contradicts itself', async (name) => {
  const result = Pack.safeParse(await readPack(name))
  expect(result.error?.issues ?? []).toEqual([])
})

test.each(folders.map(({ name }) => name))('pack %s is pure data: JSON and back changes nothing', async (name) => {
  const pack = await readPack(name)
  expect(JSON.parse(JSON.stringify(pack))).toStrictEqual(pack)
})

test.each(folders.map(({ name }) => name))('pack %s holds nothing that the grammar would drop', async (name) => {
  const pack = await readPack(name)
  expect(Pack.parse(pack)).toStrictEqual(pack)
})

test('links lead only to types that some pack defines', async () => {
  const packs = await Promise.all(folders.map(async ({ name }) => Pack.parse(await readPack(name))))
  expect(deadLinks(packs.flatMap((pack) => pack.types))).toEqual([])
})

test('cases name only things, code tables and cases that some pack defines, and no two share a key or a prefix', async () => {
  const packs = await Promise.all(folders.map(async ({ name }) => Pack.parse(await readPack(name))))
  const tables = packs.flatMap((pack) => pack.codeTables)
  expect(faultsOfParts(tables)).toEqual([])
  const composed = packs.map((pack) => ({ ...pack, codeTables: [] as typeof tables }))
  expect(faultsAcrossCases([...composed, { types: [], cases: [], codeTables: composeTables(tables) }])).toEqual([])
})
