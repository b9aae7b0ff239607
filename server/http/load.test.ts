import { whoAmI } from '@citybrain/contract/api/identity.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { expect, test } from 'vitest'
import { createLoad } from './load.ts'

const file: Route = { ...whoAmI, gives: 'file' }

test('more than is worked on at once is refused with the time after which to ask again; then there is room', async () => {
  const load = createLoad(2)
  const ends: (() => void)[] = []
  const work = () => load(whoAmI, () => new Promise<void>((resolve) => ends.push(resolve)))
  const first = [work(), work()]
  await expect(work()).rejects.toMatchObject({ code: 'server.overloaded', details: { retryAfterSeconds: 1 } })
  expect(await load(file, async () => 'a file is not counted')).toBe('a file is not counted')
  for (const end of ends) end()
  await Promise.all(first)
  expect(await load(whoAmI, async () => 'room')).toBe('room')
})

test('work that fails takes no room for ever', async () => {
  const load = createLoad(1)
  const failing = () => load(whoAmI, () => Promise.reject(new Error('broken')))
  await expect(failing()).rejects.toThrow('broken')
  await expect(failing()).rejects.toThrow('broken')
})
