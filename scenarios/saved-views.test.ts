import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

const OF_GULOU = ['鼓楼', '古文化街（天后宫）', '文庙', '玉皇阁']
const NARROWED = '/things?type=landmark&region=120104002'

let browser: Browser
let city: City
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
const view = (name: string) => visitor.page.getByRole('link', { name, exact: true })
const names = () => visitor.page.locator('.grid tbody .grid-open').allInnerTexts()

async function saveAs(name: string): Promise<void> {
  await visitor.page.getByLabel('视图名称').fill(name)
  await visitor.page.keyboard.press('Enter')
}

test('what a list shows is saved under a name, and opened again by that name', async () => {
  const { page } = visitor
  await page.goto(NARROWED)
  await expect.poll(names).toEqual(OF_GULOU)
  await button('常用视图').click()
  await saveAs('鼓楼的地标')
  await view('鼓楼的地标').waitFor()
  await page.goto('/things?type=landmark')
  await expect.poll(async () => (await names()).length).toBeGreaterThan(OF_GULOU.length)
  await button('常用视图').click()
  await view('鼓楼的地标').click()
  await expect.poll(names).toEqual(OF_GULOU)
})

test('a name that is taken is refused beside the field, with what to do', async () => {
  const { page } = visitor
  await page.goto('/things?type=building')
  await button('常用视图').click()
  await saveAs('鼓楼的地标')
  await page.getByText('您已有名为“鼓楼的地标”的常用视图。请换个名称，或先重命名、删除原来的。').waitFor()
  visitor.complaints()
  await expectSound(visitor, 'views-taken')
  await saveAs('全部楼宇')
  await view('全部楼宇').waitFor()
  await expectSound(visitor, 'views-of-a-list')
})

test('a view takes over what the list shows now', async () => {
  const { page } = visitor
  await page.goto('/things?type=landmark&q=鼓楼')
  await button('常用视图').click()
  await button('用当前的筛选更新视图“鼓楼的地标”').click()
  await page.getByText('已更新视图“鼓楼的地标”。').waitFor()
  await page.goto('/things?type=landmark')
  await button('常用视图').click()
  await view('鼓楼的地标').click()
  await expect.poll(names).toEqual(['鼓楼'])
})

test.each(SCREENS)(
  'in $language at $width pixels views of all types stand above the types, in any browser',
  async (screen) => {
    const elsewhere = await visitAgain(browser, city, visitor, screen)
    await elsewhere.page.goto('/things')
    await elsewhere.page.getByRole('link', { name: '全部楼宇', exact: true }).waitFor()
    await expectSound(elsewhere, 'views-of-all-types')
    await elsewhere.page.goto('/things?type=building')
    await elsewhere.page.getByRole('button', { name: /常用视图|Saved views/ }).click()
    await elsewhere.page.getByRole('link', { name: '全部楼宇', exact: true }).waitFor()
    await expectSound(elsewhere, 'views-open')
    await elsewhere.context.close()
  },
)

test('a view is renamed and deleted in the list of all, and the deletion is taken back', async () => {
  const { page } = visitor
  await page.goto('/things')
  await button('重命名视图“全部楼宇”').click()
  await page.getByLabel('“全部楼宇”的新名称').fill('楼宇')
  await expectSound(visitor, 'views-rename')
  await page.keyboard.press('Enter')
  await view('楼宇').waitFor()
  await button('删除视图“楼宇”').click()
  await expect.poll(() => view('楼宇').count()).toBe(0)
  await page.getByRole('button', { name: /撤\s*销/ }).click()
  await view('楼宇').click()
  await expect.poll(() => page.url()).toContain('type=building')
})

test('the ledger keeps its own views, which stand nowhere among the things', async () => {
  const planner = await visit(browser, city)
  await signIn(planner, 'planner')
  const { page } = planner
  await page.goto('/ledger?kind=project')
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByText('还没有保存的视图').waitFor()
  await page.getByLabel('视图名称').fill('重点项目')
  await page.keyboard.press('Enter')
  await page.goto('/ledger')
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('link', { name: '重点项目', exact: true }).click()
  await expect.poll(() => page.url()).toContain('/ledger?kind=project')
  await expectSound(planner, 'views-ledger')
  await page.goto('/things')
  await page.locator('.type-card').first().waitFor()
  expect(await page.getByRole('link', { name: '重点项目', exact: true }).count()).toBe(0)
  await planner.context.close()
})
