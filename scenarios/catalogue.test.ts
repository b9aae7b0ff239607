import { listDataRequests } from '@citybrain/contract/api/catalogue.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
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

const dialog = ({ page }: Visitor) => page.locator('.ant-modal')

test('every type stands in the catalogue, found by its fields and by how it is shared', async () => {
  const { page } = steward
  await page.goto('/catalogue')
  await page.getByText(/14 类数据资源/).waitFor()
  await sound('catalogue')
  await page.getByLabel('搜索资源、字段').fill('统一社会信用')
  await page.getByLabel('搜索资源、字段').fill('容积率')
  await expect.poll(() => page.locator('.grid tbody tr').count()).toBe(1)
  await page.getByLabel('搜索资源、字段').fill('没有这样的字段')
  await page.getByText('没有符合条件的数据资源。').waitFor()
})

test('the steward says who answers for a resource and how often it is updated', async () => {
  const { page } = steward
  await page.goto('/catalogue?type=parcel')
  await page.getByRole('button', { name: '编目' }).click()
  await dialog(steward).getByLabel('责任部门').fill('大数据')
  await page.locator('.ant-select-item-option').first().click()
  await dialog(steward).getByLabel('更新频率').click()
  await page.locator('.ant-select-item-option', { hasText: '每月' }).click()
  await sound('catalogue-edit')
  await dialog(steward)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await expect.poll(() => page.locator('.fact-list').getByText('每月').count()).toBe(1)
})

test('a department asks to use it, the steward grants with a reason, and the department sees that', async () => {
  const liaison = await visit(browser, city)
  await signIn(liaison, 'liaison')
  await liaison.page.goto('/catalogue?type=parcel')
  await liaison.page.getByRole('button', { name: '申请使用' }).click()
  await dialog(liaison).getByLabel('用途').fill('核对待建地块的权属')
  await dialog(liaison).getByLabel('使用期限（最后一天）').fill('2024-03-31')
  await liaison.page.keyboard.press('Tab')
  await dialog(liaison).getByLabel('申请级别（最高）').click()
  await liaison.page.locator('.ant-select-item-option', { hasText: '高敏' }).click()
  await sound('catalogue-request', liaison)
  await dialog(liaison).getByRole('button', { name: '提交申请' }).click()
  await liaison.page.getByText('核对待建地块的权属').last().waitFor()
  const { page } = steward
  await page.goto('/catalogue?show=requests')
  await page.getByRole('button', { name: /同\s*意/ }).click()
  await dialog(steward).getByLabel('授权级别（最高）').click()
  await page.locator('.ant-select-item-option', { hasText: '敏感' }).click()
  await dialog(steward).getByLabel('原因').fill('属本部门职责')
  await sound('catalogue-decision')
  await dialog(steward)
    .getByRole('button', { name: /同\s*意/ })
    .click()
  await expect.poll(() => page.locator('.request-list').getByText('已同意').count()).toBe(1)
  await sound('catalogue-requests')
  const { items } = await (await openDesk(city.url, 'liaison')).call(listDataRequests, {})
  expect(items).toMatchObject([{ state: 'granted', inForce: true, decidedBy: '周样例', reason: '属本部门职责' }])
  expect(items).toMatchObject([{ askedUpTo: 'secret', grantedUpTo: 'sensitive' }])
  await page.locator('.request-list').getByText('授权级别：敏感').waitFor()
  await liaison.context.close()
})

test.each([
  ['zh', 390],
  ['en', 1440],
  ['en', 390],
] as const)('the catalogue reads well in %s at %i px', async (language, width) => {
  const reader = await visit(browser, city, { language, width })
  await signIn(reader, 'steward')
  for (const [address, name] of [
    ['/catalogue', 'catalogue'],
    ['/catalogue?type=parcel', 'catalogue-resource'],
  ] as const) {
    await reader.page.goto(address)
    await sound(name, reader)
    const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }
  await reader.context.close()
})
