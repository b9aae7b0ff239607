import { listCommitments } from '@citybrain/contract/api/register.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { districtPlanFile, PLAN_TITLE } from './support/district-plan.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { card, findRow, form, markWords, openCard, openRow, pick, showAll } from './support/review.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let planner: Visitor
let page: Page
let desk: Desk
let plan = ''

// One story: each test goes on where the one before left off.
beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  planner = await visit(browser, city)
  page = planner.page
  desk = await openDesk(city.url, 'planner')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const count = () => page.locator('.register-count')
const says = (text: string) => page.getByText(text, { exact: true }).first().waitFor()

async function expectCount(words: string): Promise<void> {
  await expect.poll(() => count().innerText()).toBe(words)
}

test('the planner signs in by the page and imports a Word file with a table and automatic numbers', async () => {
  await signIn(planner, 'planner')
  await page.getByRole('link', { name: '计划', exact: true }).click()
  await page.getByRole('link', { name: '规划文件', exact: true }).click()
  await page.getByRole('link', { name: '导入文件' }).click()
  await page.locator('.ant-upload').first().waitFor()
  const progress = page.getByRole('progressbar').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: '云溪区计划.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await districtPlanFile(),
  })
  await progress
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
  await count().waitFor()
  plan = page.url().slice(-36)
  expect(await page.locator('h1').innerText()).toBe(PLAN_TITLE)
  await expectCount('共 31 项，待审 31 项')
  expect(await page.locator('.plan-heading').allInnerTexts()).toContain('（二）建设宜居的城区')
})

test('choosing a highlight opens its card, and choosing a card lights its words', async () => {
  await page.locator('.plan-text mark', { hasText: '3000个' }).click()
  await expect.poll(() => openCard(page).locator('.row-subject').innerText()).toBe('停车泊位')
  await openRow(page, '国家高新技术企业')
  await expect
    .poll(() => page.locator('.plan-text mark.is-selected').allInnerTexts())
    .toEqual(['新增国家高新技术企业', '60家'])
  await shoot(page, 'review-row')
})

test('an edit with a wrong figure is refused beside the field, with the right one it is kept', async () => {
  await openRow(page, '停车泊位')
  await page.keyboard.press('e')
  const figure = form(page).getByLabel('数值', { exact: true })
  await figure.fill('三千')
  await form(page).getByRole('button', { name: '保存' }).click()
  const error = form(page).locator('.ant-form-item:has(#low) .ant-form-item-explain-error')
  expect(await error.innerText()).toBe('请填数字，如 1050 或 3.4；万、亿请换算成完整数字')
  await expectAccessible(page)
  await figure.fill('3,500')
  await form(page).getByRole('button', { name: '保存' }).click()
  await form(page).waitFor({ state: 'hidden' })
  await expect.poll(() => card(page, '停车泊位').locator('.row-target').innerText()).toBe('3,500个')
})

test('a row is split in two, taken back and done again by the keyboard', async () => {
  await page.keyboard.press('s')
  const parts = form(page).locator('fieldset')
  expect(await parts.nth(1).getByLabel('数值').inputValue()).toBe('')
  await parts.nth(0).getByLabel('事项').fill('公共停车泊位')
  await parts.nth(0).getByLabel('数值').fill('2000')
  await parts.nth(1).getByLabel('事项').fill('小区停车泊位')
  await parts.nth(1).getByLabel('数值').fill('1500')
  await page.keyboard.press('Control+Enter')
  await form(page).waitFor({ state: 'hidden' })
  await findRow(page, '')
  // Whoever splits, merges or adds rows has judged them.
  await expectCount('共 32 项，待审 30 项')
  await page.locator('#register-search').blur()
  await page.keyboard.press('Control+z')
  await expectCount('共 31 项，待审 31 项')
  await page.keyboard.press('Control+Shift+z')
  await expectCount('共 32 项，待审 30 项')
  await openRow(page, '小区停车泊位')
  expect(await openCard(page).locator('.row-target').innerText()).toBe('1,500个')
})

test('a part whose figure is left empty does not inherit the whole', async () => {
  await openRow(page, '社区食堂')
  await page.keyboard.press('s')
  await form(page).locator('fieldset').nth(1).getByLabel('事项').fill('食堂管理办法')
  await page.keyboard.press('Control+Enter')
  await form(page).waitFor({ state: 'hidden' })
  await findRow(page, '食堂')
  await expectCount('筛选出 2 项，共 33 项')
  expect(await card(page, '社区食堂').locator('.row-target').innerText()).toBe('20个')
  expect(await card(page, '食堂管理办法').locator('.row-target').count()).toBe(0)
  await findRow(page, '')
  await page.locator('#register-search').blur()
  await page.keyboard.press('Control+z')
  await expectCount('共 32 项，待审 30 项')
})

test('two rows that are one promise are merged', async () => {
  await findRow(page, '幼儿园')
  await card(page, '幼儿园').getByRole('checkbox').check()
  await findRow(page, '学位')
  await card(page, '学位').getByRole('checkbox').check()
  expect(await page.locator('.bulk-bar').innerText()).toContain('已选 2 项')
  await page.locator('.bulk-bar').getByRole('button', { name: '合并' }).click()
  await form(page).getByLabel('合并后的事项名称').fill('幼儿园及学位')
  await form(page).getByRole('button', { name: '合并 2 项' }).click()
  await form(page).waitFor({ state: 'hidden' })
  await showAll(page)
  await expectCount('共 31 项，待审 28 项')
  await openRow(page, '幼儿园及学位')
})

test('words marked in the text become a row of their own', async () => {
  await markWords(page, '各项任务分工如下表')
  await page.locator('.add-marked').click()
  const subject = form(page).getByLabel('事项', { exact: true })
  expect(await subject.inputValue()).toBe('各项任务分工如下表')
  await subject.fill('任务分工表')
  await form(page).getByRole('button', { name: '新增', exact: true }).click()
  await form(page).waitFor({ state: 'hidden' })
  await showAll(page)
  await expectCount('共 32 项，待审 28 项')
  await openRow(page, '任务分工表')
  expect(await openCard(page).locator('.row-quote').innerText()).toBe('各项任务分工如下表')
})

test('a row is rejected by a key, and all that remain are accepted at once', async () => {
  await openRow(page, '志愿服务积分制度')
  await page.keyboard.press('x')
  await showAll(page)
  await expectCount('共 32 项，待审 27 项')
  await pick(page, page.getByLabel('审核', { exact: true }), '待审')
  await expectCount('筛选出 27 项，共 32 项')
  await page.locator('.check-all input').check()
  await page.locator('.bulk-bar').getByRole('button', { name: '采纳' }).click()
  await says('没有符合筛选条件的事项。')
  await showAll(page)
  await expectCount('共 32 项，待审 0 项')
})

test('pinyin initials find rows, and a filter stands in the address', async () => {
  await findRow(page, 'ljxq')
  await expectCount('筛选出 3 项，共 32 项')
  await showAll(page)
  await pick(page, page.getByLabel('类别', { exact: true }), '重点项目')
  await expectCount('筛选出 2 项，共 32 项')
  expect(new URL(page.url()).searchParams.get('kind')).toBe('project')
  expect(await page.locator('.row-subject').allInnerTexts()).toEqual(['云溪软件园二期', '星河会展中心'])
})

test('a task is given to the streets, and to each of them', async () => {
  await showAll(page)
  await findRow(page, '背街小巷')
  await card(page, '背街小巷').getByRole('checkbox').check()
  await page.locator('.bulk-bar').getByRole('button', { name: '分派责任' }).click()
  await form(page).getByRole('button', { name: '＋ 各街道（12 个）' }).first().click()
  await form(page).getByLabel('分管区领导').fill('李样例（副区长）')
  await form(page).getByRole('button', { name: '分派 1 项' }).click()
  await form(page).waitFor({ state: 'hidden' })
  await expect.poll(() => card(page, '背街小巷').locator('.row-owner').innerText()).toBe('各街道（12 个）')
  const { items } = await desk.call(listCommitments, { query: { plan, q: '背街小巷', limit: 10 } })
  expect(items[0]?.leads).toHaveLength(12)
  expect(items[0]?.leader).toBe('李样例（副区长）')
})

test('clauses without a commitment are confirmed to promise nothing', async () => {
  await page.locator('.coverage button').click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('checkbox', { name: '全选' }).check()
  await drawer.getByRole('button', { name: /^不含承诺/ }).click()
  await drawer.getByText('正文的每一条都已处理。').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.coverage-words').innerText()).toMatch(/100%\s*0 条未覆盖/)
})

test('nothing of all this made the page complain', () => {
  expect(planner.complaints()).toEqual([])
})
