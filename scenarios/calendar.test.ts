import { listAudit } from '@citybrain/contract/api/operations.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { settled, signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let planner: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  planner = await visit(browser, city)
  await signIn(planner, 'planner')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function sound(name: string, who = planner): Promise<void> {
  await settled(who)
  await shoot(who.page, name)
  await expectAccessible(who.page)
  expect(who.complaints()).toEqual([])
}

const dialog = ({ page }: Visitor) => page.locator('.ant-modal')
const dayOf = ({ page }: Visitor, date: string) => page.locator(`[data-date="${date}"]`)

test('a year shows its holidays and make-up workdays, and the keyboard goes from day to day', async () => {
  const { page } = planner
  await page.goto('/calendar?year=2023')
  await page.getByText('区级机关：2023年共 249 个工作日').waitFor()
  expect(await dayOf(planner, '2023-10-01').textContent()).toContain('法定放假，国庆节')
  expect(await dayOf(planner, '2023-10-07').textContent()).toContain('调休上班，国庆节')
  expect(await page.locator('.calendar-year [tabindex="0"]').count()).toBe(1)
  await dayOf(planner, '2023-09-29').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-date'))).toBe('2023-10-07')
  await page.getByRole('heading', { name: /2023-10-07/ }).waitFor()
  await sound('calendar')
})

test('a limit is reckoned with its reasons, and moves when the calendar is changed', async () => {
  const { page } = planner
  const reckon = async () => {
    await page.getByLabel('起算时间（北京时间）').fill('2023-09-28 16:00')
    await page.keyboard.press('Enter')
    await page.getByLabel('期限', { exact: true }).fill('24工作时')
    await page.getByRole('button', { name: /推\s*算/ }).click()
  }
  await reckon()
  await page.locator('.calendar-due', { hasText: '2023-10-09 17:30' }).waitFor()
  await sound('calendar-due')
  await dayOf(planner, '2023-10-08').click()
  await page.getByRole('button', { name: '设为例外' }).click()
  await dialog(planner).getByLabel('名称', { exact: true }).fill('区运动会')
  await dialog(planner).getByLabel('依据').fill('区政府办通知')
  await sound('calendar-exception')
  await dialog(planner)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.getByText('区级机关：2023年共 248 个工作日').waitFor()
  await page.getByRole('button', { name: /推\s*算/ }).click()
  await page.locator('.calendar-due', { hasText: '2023-10-10 17:30' }).waitFor()
  await sound('calendar-changed')
  const { items } = await (await openDesk(city.url, 'admin')).call(listAudit, {
    query: { action: 'calendar.change' } as never,
  })
  expect(items).toMatchObject([{ reason: '区政府办通知' }])
})

test('office hours change from a day on', async () => {
  const { page } = planner
  await page.goto('/calendar?calendar=hall&year=2023')
  await page.getByRole('button', { name: '修改办公时间' }).click()
  await dialog(planner).getByLabel('施行起始日').fill('2023-07-01')
  await page.keyboard.press('Enter')
  await dialog(planner).getByLabel('星期六').fill('9:00-12:00、13:30-17:00')
  await dialog(planner).getByLabel('星期一').fill('随时')
  await dialog(planner).getByLabel('原因').fill('大厅延时服务')
  await dialog(planner)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await dialog(planner).getByText('请写成 08:30–12:00').waitFor()
  await dialog(planner).getByLabel('星期一').fill('8:30-12:00 13:30-17:30')
  await sound('calendar-hours')
  await dialog(planner)
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.getByRole('heading', { name: '自 2023-07-01 起' }).waitFor()
  await dayOf(planner, '2023-07-08').click()
  await page.locator('.fact-list').first().getByText('09:00–12:00 13:30–17:00').waitFor()
})

test.each([
  ['zh', 390],
  ['en', 1440],
  ['en', 390],
] as const)('the calendar reads well in %s at %i px', async (language, width) => {
  const reader = await visit(browser, city, { language, width })
  await signIn(reader, 'leader')
  await reader.page.goto('/calendar?calendar=hall&year=2026')
  await reader.page.locator('.calendar-year').waitFor()
  expect(await reader.page.getByRole('button', { name: /例外|exception/ }).count()).toBe(0)
  await sound('calendar', reader)
  const wide = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await reader.context.close()
})
