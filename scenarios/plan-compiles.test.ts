import { readFile } from 'node:fs/promises'
import { pastePlan } from '@citybrain/contract/api/plan.ts'
import { changeRegister, listCommitments } from '@citybrain/contract/api/register.ts'
import ExcelJS from 'exceljs'
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
  await page.getByRole('link', { name: '规划文件', exact: true }).click()
  await page.getByRole('button', { name: '导入文件' }).click()
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
  await openRow(page, '翠湖片区更新')
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

async function approve(on: string, by: string): Promise<void> {
  await page.getByRole('button', { name: '完成审核' }).click()
  await page.getByRole('button', { name: '登记批准' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('批准日期').fill(on)
  await page.keyboard.press('Enter')
  await dialog.getByLabel('批准会议').fill(by)
  await dialog.getByRole('button', { name: '登记批准' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('the reviewed plan is approved with date and meeting, and its targets are closed', async () => {
  await showAll(page)
  await approve('2023-01-12', '云溪区第九届人民代表大会第二次会议')
  await page.locator('.review-head').getByText('已批准').waitFor()
  await openRow(page, '国家高新技术企业')
  await page.keyboard.press('e')
  await form(page).getByText('计划已经批准，目标不能修改。', { exact: false }).first().waitFor()
  expect(await form(page).getByLabel('数值', { exact: true }).count()).toBe(0)
  expect(await form(page).getByLabel('牵头单位', { exact: true }).count()).toBe(1)
  await shoot(page, 'review-approved')
  await form(page).getByRole('button', { name: '取消' }).click()
  const { items } = await desk.call(listCommitments, { query: { plan, q: '国家高新技术企业' } })
  const [row] = items
  if (!row) throw new Error('the row is gone')
  const command = { do: 'edit' as const, row: { id: row.id, revision: row.revision }, set: { value: '61' } }
  const id = crypto.randomUUID()
  await expect(desk.call(changeRegister, { params: { plan, version: 1 }, body: { id, command } })).rejects.toThrow(
    'plan.approved-is-final',
  )
})

test('an adjustment is a new version, in which one value changes', async () => {
  await showAll(page)
  await page.getByRole('button', { name: '启动计划调整' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '生成新版本' }).click()
  await dialog.getByText('请至少用四个字说明原因').waitFor()
  await dialog.getByLabel('调整原因').fill('上级调整高新技术企业任务')
  await dialog.getByRole('button', { name: '生成新版本' }).click()
  await page.waitForURL(/versions\/2$/)
  await openRow(page, '国家高新技术企业')
  await page.keyboard.press('e')
  await form(page).getByLabel('数值', { exact: true }).fill('66')
  await form(page).getByRole('button', { name: '保存' }).click()
  await form(page).waitFor({ state: 'hidden' })
  await showAll(page)
  await approve('2023-08-30', '云溪区人大常委会第十次会议')
  await page.locator('.review-head').getByText('已调整').first().waitFor()
})

test('versions 1 and 2 differ in that value and in nothing else', async () => {
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '与其他版本比对' }).click()
  await page.locator('.compare-sentence').waitFor()
  // The rejected row takes no part.
  expect(await page.locator('.compare-sentence').innerText()).toBe(
    '共比对 31 项：1 项不同，0 项仅左侧有，0 项仅右侧有，30 项一致。',
  )
  await expect.poll(() => page.locator('.grid tbody tr').count()).toBe(1)
  expect(await page.locator('.grid tbody tr').innerText()).toContain('数值：60 → 66')
  await shoot(page, 'compare-versions')
})

const REPORT_TITLE = '云溪区2031年政府工作报告'
const REPORT = [
  REPORT_TITLE,
  '一、主要预期目标',
  '地区生产总值增长5.5%左右；一般公共预算收入增长4%。',
  '二、重点工作',
  '新建口袋公园8个，新增停车泊位3000个。',
].join('\n')

test('the plan is compared with another document, and the matrix shows where a target differs', async () => {
  const body = { text: REPORT, title: REPORT_TITLE, kind: 'work-report' as const, period: '2031' }
  const { id } = await desk.call(pastePlan, { body })
  expect((await desk.ended(id)).state).toBe('done')
  await page.goto('/compare')
  await pick(page, page.getByLabel('左侧'), `${PLAN_TITLE} · 第 2 版`)
  await pick(page, page.getByLabel('右侧'), REPORT_TITLE)
  await page.locator('.grid tbody tr', { hasText: '数值：5 → 5.5' }).waitFor()
  await page.goto('/targets')
  await pick(page, page.locator('.sheet-head .ant-select'), '2031')
  const line = page.locator('.grid tbody tr', { hasText: '地区生产总值' }).first()
  await line.getByText('不一致').waitFor()
  expect(await line.innerText()).toContain('5.5%')
  await shoot(page, 'targets-differ')
})

async function download(item: string): Promise<Buffer> {
  await page.getByRole('button', { name: '更多操作' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  return readFile(await (await coming).path())
}

test('the register is exported as a workbook with frozen head and filters, cell by cell as on the page', async () => {
  await page.goto(`/documents/${plan}/versions/2`)
  await page.locator('.row-card').first().waitFor()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await download('导出 Excel（.xlsx）')) as never)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('the workbook has no sheet')
  expect(sheet.getCell('A1').text).toContain(PLAN_TITLE)
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  expect(sheet.autoFilter).toBeTruthy()
  const heads = (sheet.getRow(3).values as string[]).slice(1)
  expect(heads.slice(0, 5)).toEqual(['序号', '章节', '类别', '事项', '目标'])
  const cells = new Map<string, string>()
  sheet.eachRow((row) => {
    if (row.getCell(4).text === '国家高新技术企业')
      for (const [at, head] of heads.entries()) cells.set(head, row.getCell(at + 1).text)
  })
  expect(Object.fromEntries(cells)).toMatchObject({
    类别: '量化任务',
    目标值: '66',
    单位: '家',
    期间: '2031',
    审核状态: '已采纳',
    原文: '新增国家高新技术企业60家',
  })
  // An adjustment takes over what stands: the rejected row stays behind in version 1.
  expect(sheet.rowCount).toBe(3 + 31)
})

test('the register is exported as JSON with every field', async () => {
  const register = JSON.parse((await download('导出 JSON')).toString('utf8'))
  expect(register.plan.title).toBe(PLAN_TITLE)
  expect(register.version).toMatchObject({ number: 2, approvedOn: '2023-08-30' })
  expect(register.commitments).toHaveLength(31)
  const streets = register.commitments.find((row: { subject: string }) => row.subject === '背街小巷')
  expect(streets).toMatchObject({ value: '40', unit: '条', comparator: 'eq', leader: '李样例（副区长）' })
  expect(planner.complaints()).toEqual([])
})
