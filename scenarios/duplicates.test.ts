import { listDuplicates, searchDuplicates } from '@citybrain/contract/api/duplicates.ts'
import { createThing } from '@citybrain/contract/api/things.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { settled, signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let desk: Desk
let visitor: Visitor

const SHOPS = [
  ['天津市新悦商贸有限责任公司', [117.1501, 39.1203], { size: 'small', address: '卫津南路1号', phone: '022-87000001' }],
  ['新悦商贸有限公司', [117.1502, 39.1203], { size: 'micro', address: '卫津南路一号', phone: '02287000001' }],
  ['海光寺老年食堂', [117.182, 39.121], { address: '南京路9号' }],
  ['海光寺（老年）食堂', [117.182, 39.1212], {}],
  ['学府便利店', [117.16, 39.11], {}],
  ['学府便利超市店', [117.1601, 39.11], {}],
] as const

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  desk = await openDesk(city.url, 'steward')
  const source = { system: '虚构样例', document: null }
  for (const [name, coordinates, attributes] of SHOPS)
    await desk.call(createThing, {
      body: {
        type: 'enterprise',
        name,
        source,
        geometry: { type: 'Point', coordinates: [...coordinates] },
        attributes,
      },
    })
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function sound(name: string): Promise<void> {
  await settled(visitor)
  await shoot(visitor.page, name)
  await expectAccessible(visitor.page)
  expect(visitor.complaints()).toEqual([])
}

const entries = () => visitor.page.locator('.pair-entry')
const panel = () => visitor.page.getByRole('region', { name: /比对与判定|Comparison and decision/ })

test('before the first search the page says what it is for and offers the search', async () => {
  const { page } = visitor
  await page.goto('/duplicates?type=enterprise')
  await page.getByText('还没有查找过重复').waitFor()
  await sound('duplicates-never')
  await page.getByRole('button', { name: '查找重复' }).click()
  await expect.poll(() => entries().count()).toBe(3)
  await page.getByText(/有 3 对疑似重复待判定/).waitFor()
})

test('the likeliest pair shows why, and the result of the merge beside both', async () => {
  const { page } = visitor
  await expect.poll(() => panel().getByText('联系电话相同').count()).toBe(1)
  await panel().getByText('名称实质相同').waitFor()
  await panel()
    .getByRole('radio', { name: /小型|微型/ })
    .last()
    .check()
  const result = panel().getByRole('row', { name: /规模/ }).locator('.compare-result')
  const before = await result.textContent()
  await panel()
    .getByRole('radio', { name: /小型|微型/ })
    .first()
    .check()
  expect(await result.textContent()).not.toBe(before)
  await sound('duplicates-pair')
  await page.getByLabel('理由').fill('核对营业执照，为同一企业')
  await panel()
    .getByRole('button', { name: /是同一个，合并/ })
    .click()
  await page.getByText(/已并入“/).waitFor()
  await expect.poll(() => entries().count()).toBe(2)
})

test('with keys alone one pair is walked past and the next is found to be two, then taken back', async () => {
  const { page } = visitor
  await page.locator('h1').click()
  await page.keyboard.press('j')
  const name = await entries().last().locator('.pair-names span').first().textContent()
  await expect.poll(() => entries().last().getAttribute('aria-current')).toBe('true')
  await panel()
    .getByText(name ?? '')
    .first()
    .waitFor()
  await page.keyboard.press('d')
  await page.getByText('已记为不同对象，不再提示').waitFor()
  await expect.poll(() => entries().count()).toBe(1)
  const { items } = await desk.call(listDuplicates, { query: { state: 'different' } })
  expect(items).toMatchObject([{ decidedBy: '周样例', state: 'different' }])
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(() => entries().count()).toBe(2)
})

test('what was merged stands in a list of its own, with who and why, and is taken apart from there', async () => {
  const { page } = visitor
  await page.goto('/duplicates?type=enterprise&state=same')
  await page.getByText(/周样例于 .*判定为同一对象/).waitFor()
  await page.getByText('理由：核对营业执照，为同一企业').waitFor()
  await sound('duplicates-merged')
  await page.getByRole('button', { name: '拆回' }).click()
  await page.getByText('还没有合并过。').waitFor()
  const { items } = await desk.call(listDuplicates, { query: { type: 'enterprise' } })
  expect(items).toHaveLength(3)
})

test.each([
  ['zh', 390],
  ['en', 1440],
  ['en', 390],
] as const)('the workbench reads well in %s at %i px', async (language, width) => {
  const reader = await visit(browser, city, { language, width })
  await signIn(reader, 'steward')
  await reader.page.goto('/duplicates?type=enterprise')
  await reader.page.locator('.pair-panel .compare').waitFor()
  await settled(reader)
  await shoot(reader.page, 'duplicates-pair')
  await expectAccessible(reader.page)
  const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  expect(reader.complaints()).toEqual([])
  await reader.context.close()
})

test('who may not merge is not shown the page', async () => {
  const reader = await visit(browser, city)
  await signIn(reader, 'leader')
  await reader.page.goto('/duplicates')
  await reader.page.getByText('没有权限').first().waitFor()
  const refused = await openDesk(city.url, 'leader')
  await expect(refused.call(searchDuplicates, { body: {} })).rejects.toThrow(/403/)
  await reader.context.close()
})
