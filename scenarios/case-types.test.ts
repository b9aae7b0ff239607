import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { openCentre, REPORTS } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { expectSound } from './support/sound.ts'
import { signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let clerk: Visitor
let id: string

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  id = await (await openCentre(city.url)).handed(REPORTS[2])
  clerk = await visit(browser, city)
  await signIn(clerk, 'clerk')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

test('a type of cases shows its flow as a picture and step by step, with clocks and standards, on desk and phone', async () => {
  const { page } = clerk
  await page.goto('/case-types')
  await expectSound(clerk, 'case-types')
  await page.getByRole('link', { name: '城市管理案件', exact: true }).click()
  await page.locator('svg.flow').waitFor()
  expect(await page.locator('.flow-node').count()).toBe(await page.locator('.flow-list > li').count())
  await expectSound(clerk, 'case-type')
  const phone = await visitAgain(browser, city, clerk, { language: 'en', width: 390 })
  await phone.page.goto('/case-types/incident')
  await phone.page.locator('svg.flow').waitFor()
  await expectSound(phone, 'case-type')
  await phone.context.close()
})

test('on a case the steps that were done and the one that is open are marked', async () => {
  const { page } = clerk
  await page.goto(`/cases/${id}`)
  await page.getByRole('button', { name: '在流程图上查看' }).click()
  await page.locator('svg.flow').waitFor()
  await page.locator('.flow-node.flow-done', { hasText: '✓ 受理' }).waitFor()
  await page.locator('.flow-node.flow-open', { hasText: '▶ 处置' }).waitFor()
  expect(await page.locator('.flow-taken').count()).toBeGreaterThanOrEqual(3)
  await expectSound(clerk, 'case-way')
})
