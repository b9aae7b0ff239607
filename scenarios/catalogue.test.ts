import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { settled, signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let steward: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  steward = await visit(browser, city)
  await signIn(steward, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function sound(name: string, who = steward): Promise<void> {
  await settled(who)
  await shoot(who.page, name)
  await expectAccessible(who.page)
  expect(who.complaints()).toEqual([])
}

test('every type stands in the catalogue, and is found by its own words', async () => {
  const { page } = steward
  await page.goto('/catalogue')
  await page.getByRole('heading', { name: '数据目录' }).waitFor()
  await page.getByRole('link', { name: '建筑（楼宇）' }).waitFor()
  await sound('catalogue')
  await page.getByRole('textbox', { name: '搜索资源、字段' }).fill('统一社会信用代码没有的词')
  await page.getByText('没有符合条件的数据资源。').waitFor()
  await page.getByRole('textbox', { name: '搜索资源、字段' }).fill('楼宇')
  await page.getByRole('link', { name: '建筑（楼宇）' }).click()
  await page.getByRole('heading', { name: '建筑（楼宇）' }).waitFor()
  await sound('catalogue-resource')
})

test('a department asks for a resource and the steward grants it', async () => {
  const liaison = await visit(browser, city)
  await signIn(liaison, 'liaison')
  await liaison.page.goto('/catalogue?type=building')
  await liaison.page.getByRole('button', { name: '申请使用' }).click()
  await liaison.page.getByLabel('用途').fill('核对老旧房屋台账（样例）')
  await liaison.page.getByLabel(/使用期限/).fill('2023-12-31')
  await liaison.page.getByLabel(/使用期限/).press('Tab')
  await liaison.page.getByRole('button', { name: '提交申请' }).click()
  await liaison.page.getByText('待审批').first().waitFor()
  await sound('catalogue-asked', liaison)
  const { page } = steward
  await page.goto('/catalogue?type=building')
  await page.getByRole('button', { name: '同意' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('用途明确，同意')
  await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await page.getByText('已同意').first().waitFor()
  await sound('catalogue-granted')
})
