import { readFileSync } from 'node:fs'
import { listThings } from '@citybrain/contract/api/things.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { expectSound } from './support/sound.ts'
import { settled, signIn, type Visitor, visit } from './support/visitor.ts'

const OF_GULOU = ['鼓楼', '古文化街（天后宫）', '文庙', '玉皇阁']

let browser: Browser
let city: City
let desk: Desk
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  desk = await openDesk(city.url, 'steward')
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
const placeMap = () => visitor.page.locator('.map-pane[aria-label="位置地图"]')
const names = () => visitor.page.locator('.grid tbody .grid-open').allInnerTexts()
const option = (words: string) =>
  visitor.page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words })
    .first()

async function idOf(type: string, q: string): Promise<string> {
  const { items } = await desk.call(listThings, { query: { type, q, limit: 1 } as never })
  return items[0]?.id ?? ''
}

test('a thing is found among all types by two characters, by its other name and by pinyin', async () => {
  const { page } = visitor
  await page.goto('/things')
  const search = page.getByLabel('在全部对象中查找')
  for (const [typed, found] of [
    ['鼓楼', '鼓楼'],
    ['aotizhongxin', '奥体中心消防站'],
  ] as const) {
    await search.fill(typed)
    await page.locator('.found-list').getByRole('link', { name: found, exact: true }).waitFor()
    await page.locator('.ant-input-clear-icon').hover()
  }
  await expectSound(visitor, 'things-found')
})

test('a list is narrowed by condition and by street', async () => {
  const { page } = visitor
  await page.goto('/things?type=landmark')
  await expect.poll(names).toContain('科技广场')
  await button('添加条件').click()
  await page.getByLabel('字段', { exact: true }).click()
  await option('位于本区').click()
  await page.locator('.condition-value').getByText('否').click()
  await expectSound(visitor, 'things-condition')
  await button('确定').click()
  await expect.poll(names).toEqual(['南市食品街', '天津西站', '天塔'])
  await button(/去掉条件：位于本区/).click()
  await page.getByLabel('街道', { exact: true }).click()
  await option('鼓楼街道').click()
  await expect.poll(names).toEqual(OF_GULOU)
  await expectSound(visitor, 'things-narrowed')
})

test('what the conditions let through is taken away as a file', async () => {
  const { page } = visitor
  await page.goto('/things?type=landmark&q=鼓楼')
  await button('导出').click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '导出 CSV' }).getByRole('link').click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/地标.*\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(text).toContain('鼓楼')
  expect(text).not.toContain('科技广场')
})

test('a thing opens by the keyboard: its facts name their source, its map and its relations are there', async () => {
  const { page } = visitor
  await page.goto(`/things/${await idOf('community', '时代奥城')}`)
  await page.getByRole('figure', { name: '关系图' }).getByRole('link').first().waitFor()
  await page.goto('/things?type=landmark&q=鼓楼')
  await expect.poll(names).toEqual(['鼓楼'])
  await page.locator('.grid tbody .grid-open').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '鼓楼' }).waitFor()
  await placeMap().waitFor()
  await page.locator('.thing-fact', { hasText: '位置精度' }).locator('.lineage').click()
  await page.locator('.lineage-facts').getByText('来源系统').waitFor()
  await expectSound(visitor, 'thing-lineage')
})

test('a field is changed in its place, seen as it was before on the time slider, and taken back', async () => {
  const { page } = visitor
  await page.goto(`/things/${await idOf('landmark', '鼓楼')}`)
  await button('编辑位置精度').click()
  await page.locator('.fact-form').getByLabel('位置精度').fill('-5')
  await button('保存').click()
  await page.locator('.fact-form .ant-form-item-explain-error').waitFor()
  await page.locator('.fact-form').getByLabel('位置精度').fill('50')
  await page.locator('.fact-form').getByLabel('依据文件').fill('实地测量记录')
  await button('保存').click()
  await page.locator('.thing-fact', { hasText: '位置精度' }).getByText('50').waitFor()
  await page.getByLabel('变更记录').getByText('实地测量记录').waitFor()
  await page.goto(`${new URL(page.url()).pathname}?asOf=2023-09-01`)
  await page.getByText('您看到的是 2023-09-01 的情况。').waitFor()
  await page.getByLabel('与现在不同之处').getByText('300').waitFor()
  await expectSound(visitor, 'thing-past')
  await page.getByRole('slider', { name: '情况截至' }).focus()
  await page.keyboard.press('End')
  await expect.poll(() => page.url()).not.toContain('asOf')
  await button('撤销我的上一次修改').click()
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /撤销我的/ })
    .click()
  await page.locator('.thing-fact', { hasText: '位置精度' }).getByText('300').waitFor()
  expect(visitor.complaints()).toEqual([])
})

test('two things are related, and the relation is drawn and ended', async () => {
  const { page } = visitor
  await page.goto(`/things/${await idOf('building', '长荣大厦')}`)
  await button('添加关系').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('关系类型').click()
  await option('所在地块').click()
  await dialog.getByLabel('对方对象').fill('航天物资')
  await option('简阳路航天物资地块').click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('figure', { name: '关系图' }).getByRole('link', { name: '地块 简阳路航天物资地块' }).waitFor()
  await expectSound(visitor, 'thing-related')
  await button('终止与“简阳路航天物资地块”的关系').click()
  await page.locator('.ant-modal-confirm').getByRole('button', { name: '终止关系' }).click()
  await page.getByText('还没有关系。').waitFor()
})

test('a new thing: its draft survives leaving, a wrong value is told beside its field, its place is given as figures', async () => {
  const { page } = visitor
  await page.goto('/things/new?type=building')
  await page.getByLabel('名称', { exact: true }).fill('样例写字楼')
  await page.getByLabel('地上层数').fill('十二')
  await page.getByLabel('建筑面积').click()
  await page.locator('.ant-form-item-explain-error').first().waitFor()
  await expectSound(visitor, 'thing-new-fault')
  await page.getByLabel('地上层数').fill('12')
  await page.waitForTimeout(600)
  await page.goto('/things/new?type=building')
  await page.getByText('已恢复上次未保存的草稿').waitFor()
  expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('样例写字楼')
  await button('坐标').click()
  await page.locator('.map-figures textarea').fill('117.1502, 39.1084')
  await button('按坐标绘制').click()
  await button('保存').click()
  await page.getByRole('heading', { level: 1, name: '样例写字楼' }).waitFor()
  await settled(visitor)
  await placeMap().waitFor()
  await expectSound(visitor, 'thing-made')
})
