import { createThing } from '@citybrain/contract/api/things.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { settled, signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  const desk = await openDesk(city.url, 'steward')
  const source = { system: '虚构台账', document: null }
  const shops = [
    { name: '虚构甲商行', attributes: { address: '卫津南路1号', industry: '5211' } },
    { name: '虚构乙商行', geometry: { type: 'Point', coordinates: [117.16, 39.11] as [number, number] } },
    { name: '虚构丙商行', geometry: { type: 'Point', coordinates: [117.9, 39.11] as [number, number] } },
  ] as const
  for (const shop of shops) await desk.call(createThing, { body: { type: 'enterprise', source, ...shop } })
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function sound(name: string, who = visitor): Promise<void> {
  await settled(who)
  await shoot(who.page, name)
  await expectAccessible(who.page)
  expect(who.complaints()).toEqual([])
}

test('before the first measuring nothing is claimed; then every type has its score and when it was measured', async () => {
  const { page } = visitor
  await page.goto('/quality')
  await page.getByText('还没有测算过。').waitFor()
  await page.getByRole('button', { name: '重新测算' }).click()
  await page.getByText(/个对象按规则检查.*测算于/).waitFor()
  await expect.poll(() => page.getByRole('row', { name: /企业/ }).getByText(/较差/).count()).toBe(1)
  await sound('quality')
})

test('a type shows what each rule costs by source, and the things behind a figure', async () => {
  const { page } = visitor
  await page.getByRole('link', { name: '企业', exact: true }).click()
  await page
    .getByRole('row', { name: /虚构台账/ })
    .getByText('3')
    .waitFor()
  await page.getByRole('link', { name: /查看不符合“位置在本区内”的 1 个对象/ }).click()
  await page.getByRole('link', { name: '虚构丙商行' }).waitFor()
  await sound('quality-type')
  await page.getByRole('link', { name: '虚构丙商行' }).click()
  await expect.poll(() => page.url()).toContain('/things/')
})

test.each([
  ['zh', 390],
  ['en', 1440],
  ['en', 390],
] as const)('the quality reads well in %s at %i px', async (language, width) => {
  const reader = await visit(browser, city, { language, width })
  await signIn(reader, 'leader')
  await reader.page.goto('/quality')
  await sound('quality', reader)
  await reader.page.goto('/quality?type=enterprise&rule=inside')
  await reader.page.getByRole('link', { name: '虚构丙商行' }).waitFor()
  await sound('quality-type', reader)
  const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await reader.context.close()
})
