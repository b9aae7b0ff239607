import { readFile } from 'node:fs/promises'
import { pastePlan } from '@citybrain/contract/api/plan.ts'
import { changeRegister, listCommitments } from '@citybrain/contract/api/register.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { districtPlanFile, PLAN_TITLE } from './support/district-plan.ts'
import { shoot } from './support/page.ts'
import { form, openRow, pick, showAll } from './support/review.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let planner: Visitor
let page: Page
let desk: Desk
let plan = ''

// One story, from a judged plan: each test goes on where the one before left off.
beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  planner = await visit(browser, city)
  page = planner.page
  desk = await openDesk(city.url, 'planner')
  const { result } = await desk.importFile('云溪区计划.docx', await districtPlanFile())
  plan = String(result?.plan)
  const { items } = await desk.call(listCommitments, { query: { plan, limit: 100 } })
  const isMistaken = ({ subject }: Commitment) => subject === '志愿服务积分制度'
  await judge('reject', items.filter(isMistaken))
  await judge(
    'accept',
    items.filter((row) => !isMistaken(row)),
  )
  await signIn(planner, 'planner')
  await page.goto(`/documents/${plan}`)
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function judge(verdict: 'accept' | 'reject', rows: readonly Commitment[]): Promise<void> {
  const command = { do: verdict, rows: rows.map(({ id, revision }) => ({ id, revision })) }
  await desk.call(changeRegister, { params: { plan, version: 1 }, body: { id: crypto.randomUUID(), command } })
}

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

test('an approval long before the plan is refused in its form, with the day from which it may be', async () => {
  await page.getByRole('button', { name: '完成审核' }).click()
  await page.getByRole('button', { name: '登记批准' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('批准日期').fill('2022-01-12')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('批准会议').fill('云溪区第九届人民代表大会第一次会议')
  await dialog.getByRole('button', { name: '登记批准' }).click()
  expect(await dialog.getByRole('alert').innerText()).toContain('批准日期不能早于2023-01-01')
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '退回草稿' }).click()
  planner.complaints()
})

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
    '共比对 30 项：1 项不同，0 项仅左侧有，0 项仅右侧有，29 项一致。',
  )
  await expect.poll(() => page.locator('.grid tbody tr').count()).toBe(1)
  expect(await page.locator('.grid tbody tr').innerText()).toContain('数值：60 → 66')
  await shoot(page, 'compare-versions')
})

const REPORT_TITLE = '云溪区2024年政府工作报告'
const REPORT = [
  REPORT_TITLE,
  '一、主要预期目标',
  '地区生产总值增长5.5%左右；一般公共预算收入增长4%。',
  '二、重点工作',
  '新建口袋公园8个，新增停车泊位3000个。',
].join('\n')

test('the plan is compared with another document, and the matrix shows where a target differs', async () => {
  const body = { text: REPORT, title: REPORT_TITLE, kind: 'work-report' as const, period: '2024' }
  const { id } = await desk.call(pastePlan, { body })
  expect((await desk.ended(id)).state).toBe('done')
  await page.goto('/compare')
  await pick(page, page.getByLabel('左侧'), `${PLAN_TITLE} · 第 2 版`)
  await pick(page, page.getByLabel('右侧'), REPORT_TITLE)
  await page.locator('.grid tbody tr', { hasText: '数值：5 → 5.5' }).waitFor()
  await page.goto('/targets')
  await pick(page, page.locator('.sheet-head .ant-select'), '2024')
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
    期间: '2024',
    审核状态: '已采纳',
    原文: '新增国家高新技术企业60家',
  })
  // An adjustment takes over what stands: the rejected row stays behind in version 1.
  expect(sheet.rowCount).toBe(3 + 30)
})

test('the register is exported as JSON with every field', async () => {
  const register = JSON.parse((await download('导出 JSON')).toString('utf8'))
  expect(register.plan.title).toBe(PLAN_TITLE)
  expect(register.version).toMatchObject({ number: 2, approvedOn: '2023-08-30' })
  expect(register.commitments).toHaveLength(30)
  const park = register.commitments.find((row: { subject: string }) => row.subject === '口袋公园')
  expect(park).toMatchObject({ value: '8', unit: '个', comparator: 'eq', action: '新建', quote: '新建口袋公园8个' })
})

test('an adjustment that is not wanted is discarded, and the version in force stays', async () => {
  await page.goto(`/documents/${plan}`)
  await page.getByRole('button', { name: '启动计划调整' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('调整原因').fill('误操作，随即放弃')
  await dialog.getByRole('button', { name: '生成新版本' }).click()
  await page.waitForURL(/versions\/3$/)
  await page.getByRole('button', { name: '放弃调整' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '放弃调整' }).click()
  await page.waitForURL(/versions\/2$/)
  await page.locator('.review-head').getByText('已调整').first().waitFor()
  expect(planner.complaints()).toEqual([])
})
