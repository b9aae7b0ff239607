import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startCity } from './city.ts'

test('a city starts on a folder of its own, answers, and is gone with its folder after it was stopped', async () => {
  const city = await startCity({ verb: 'serve' })
  const api = (await (await fetch(`${city.url}/api/openapi.json`)).json()) as { openapi: string }
  expect(api.openapi).toMatch(/^3\.1\./)
  expect(existsSync(city.dataFolder)).toBe(true)
  await city.stop()
  await expect(fetch(`${city.url}/healthz`)).rejects.toThrow('fetch failed')
  expect(existsSync(city.dataFolder)).toBe(false)
})

test('a city that cannot start says what it printed', async () => {
  await expect(startCity({ args: ['--port', 'nowhere'] })).rejects.toThrow(/did not start\. It printed:\n.*nowhere/)
})
