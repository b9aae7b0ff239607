import { readFileSync } from 'node:fs'
import { ROUTES } from '@citybrain/contract/api/index.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { expect, test } from 'vitest'
import { GENERAL_CODES } from '../server/http/index.ts'
import { listRefusals, renderErrors } from './errors.ts'

const refusals = listRefusals()
const codes = new Set(refusals.map(({ code }) => code))

test('every refusal of the sources stands in docs/errors.md (repair: node tools/errors.ts)', () => {
  const written = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')
  expect(written).toBe(renderErrors(refusals))
})

test('a route names only refusals that exist', () => {
  const named = ROUTES.flatMap((route: Route) => [...(route.errors ?? [])])
  expect([...new Set([...named, ...GENERAL_CODES])].filter((code) => !codes.has(code))).toEqual([])
})

test('codes are a noun and a fault in kebab-case, and each is said in Chinese and English', () => {
  for (const { code, zh, en } of refusals) {
    expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
    expect(Boolean(zh)).toBe(Boolean(en))
  }
})
