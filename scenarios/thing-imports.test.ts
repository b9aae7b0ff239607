import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

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
const confirm = (name: string) =>
  visitor.page.locator('.ant-modal-confirm').getByRole('button', { name, exact: true }).click()
const option = (words: string) =>
  visitor.page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words })
    .first()

/** A ledger as offices keep it: a title, a header with units, rows, two of them wrong, a total. */
function ledger(buildings: readonly string[], { wrong = false, note = '住宅' } = {}): Buffer {
  const rows = buildings.map((name, at) => `${name},样例路${at + 1}号,${(at % 30) + 3},${(at % 50) + 1}.2,${note}`)
  const faults = wrong ? ['样例危楼,样例路90号,很多,1,住宅', ',样例路91号,2,1,住宅'] : []
  return Buffer.from(
    ['楼宇台账（样例）,,,,', '楼宇名称,地址,地上层数,建筑面积（万平方米）,备注', ...rows, ...faults, '合计,,,99,'].join(
      '\n',
    ),
    'utf8',
  )
}

const sheet = (name: string, bytes: Buffer) => ({ name, mimeType: 'text/csv', buffer: bytes })

test('a sheet is uploaded, its columns are guessed with their units, and every row is checked before anything is written', async () => {
  const { page } = visitor
  await page.goto('/imports?type=building')
  await page.getByText('还没有导入记录。').waitFor()
  await expectSound(visitor, 'imports-empty')
  await page
    .locator('input[type=file]')
    .setInputFiles(sheet('楼宇台账.csv', ledger(['样例一号楼', '样例二号楼'], { wrong: true })))
  await page.locator('.mapping-table').waitFor()
  await expect.poll(() => page.getByLabel('“建筑面积（万平方米）”的换算系数').inputValue()).toBe('10000')
  await page.locator('.mapping-table tr', { hasText: '备注' }).getByText('不导入').waitFor()
  await page.getByLabel('来源', { exact: true }).fill('商务局楼宇台账（样例）')
  await expectSound(visitor, 'import-mapping')
  await button('预检全部行').click()
  await page.getByText('被拒 2 行').first().waitFor()
  await expect.poll(() => page.locator('.import-counts').innerText()).toMatch(/2\s*将新建/)
  await page.locator('.row-faults').getByText('第 5 行').waitFor()
  await expectSound(visitor, 'import-preview')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载被拒的行' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
})

test('left and found again in the list, it is run and leads to the things', async () => {
  const { page } = visitor
  await page.goto('/imports')
  await page.locator('.import-list').getByText('待导入').waitFor()
  await page.getByRole('link', { name: '楼宇台账.csv' }).click()
  await button(/^导入$/).click()
  await page.getByText('被拒的 2 行不导入').waitFor()
  await confirm('导入')
  await page.getByText('导入完成：写入 2 个建筑（楼宇）。').waitFor()
  await expectSound(visitor, 'import-done')
  await page.getByRole('link', { name: '查看建筑（楼宇）' }).click()
  await page.getByRole('link', { name: '样例二号楼' }).click()
  await page.locator('.thing-fact', { hasText: '建筑面积' }).getByText('22,000').waitFor()
  await page.locator('.thing-fact', { hasText: '建筑面积' }).getByText('商务局楼宇台账（样例）').waitFor()
})

test('the next sheet of this form is filled in as it was, and undone as a whole', async () => {
  const { page } = visitor
  await page.goto('/imports?type=building')
  await page.locator('input[type=file]').setInputFiles(sheet('楼宇台账2.csv', ledger(['样例一号楼', '样例三号楼'])))
  await page.getByText('已按上次同样表头的选择填好，请核对。').waitFor()
  expect(await page.getByLabel('来源', { exact: true }).inputValue()).toBe('商务局楼宇台账（样例）')
  await button('预检全部行').click()
  await page.getByText('已预检').waitFor()
  await button('修改对应关系').click()
  await page.getByLabel('“备注”对应到').fill('物业')
  await option('物业管理单位').click()
  await button('预检全部行').click()
  await page.getByText('已预检').waitFor()
  await button(/^导入$/).click()
  await confirm('导入')
  await page.getByText(/导入完成：写入 2 个/).waitFor()
  await button('整体撤销').click()
  await confirm('整体撤销')
  await page.getByText(/已整体撤销：恢复 1 个，登记消亡 1 个/).waitFor()
  await expectSound(visitor, 'import-undone')
  await page.goto('/imports')
  await page.locator('.import-list').getByText('已撤销').waitFor()
  await expectSound(visitor, 'imports')
})

test('a large sheet: a broken upload goes on with the same file, a stopped import goes on', async () => {
  const { page } = visitor
  const note = '样例'.repeat(50)
  const large = ledger(
    Array.from({ length: 14_000 }, (_, at) => `样例楼${at}`),
    { note },
  )
  await page.goto('/imports?type=building')
  await page.route('**/parts/1', (route) => route.abort())
  await page.locator('input[type=file]').setInputFiles(sheet('大台账.csv', large))
  await page.getByText(/已上传 4\.0 MB/).waitFor()
  await page.unroute('**/parts/1')
  visitor.complaints()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByText(/上传未完成：已收到 4\.0 MB/).waitFor()
  await expectSound(visitor, 'import-broken-off')
  await page.locator('input[type=file]').setInputFiles(sheet('别的.csv', Buffer.from('a,b\n1,2')))
  await page.getByText('这不是同一个文件').waitFor()
  await page.locator('input[type=file]').setInputFiles(sheet('大台账.csv', large))
  await button('预检全部行').click()
  await page.getByText(/已预检 14,00\d 行/).waitFor({ timeout: 60_000 })
  await button(/^导入$/).click()
  await confirm('导入')
  await page.getByText(/已写入 \d/).waitFor()
  await button('取消').click()
  await page.getByText(/导入停在中途/).waitFor()
  await expectSound(visitor, 'import-stopped')
  await button('继续导入').click()
  await button('取消').waitFor()
  // It may end before it has been looked at: the page hears of that afterwards.
  const looked = Promise.withResolvers<void>()
  await page.route('**/api/v1/**', (route) => looked.promise.then(() => route.continue()))
  await expectSound(visitor, 'import-running')
  looked.resolve()
  await page.unrouteAll({ behavior: 'wait' })
  await page.getByText(/导入完成：写入 14,000 个/).waitFor({ timeout: 120_000 })
  expect(visitor.complaints()).toEqual([])
})

test.each(SCREENS)(
  'in $language at $width pixels the list, the mapping, the preview and the end are sound',
  async (screen) => {
    const someone = await visitAgain(browser, city, visitor, screen)
    const { page } = someone
    const press = (name: RegExp) => page.getByRole('button', { name }).last().click()
    await page.goto('/imports?type=building')
    await page.locator('.import-list li').first().waitFor()
    await expectSound(someone, 'imports')
    const bytes = ledger([`样例楼 ${screen.language}-${screen.width}`], { wrong: true })
    await page.locator('input[type=file]').setInputFiles(sheet('楼宇台账.csv', bytes))
    await page.locator('.mapping-table').waitFor()
    await expectSound(someone, 'import-mapping')
    await press(/预检全部行|Check all rows/)
    await page.locator('.row-faults li').first().waitFor()
    await expectSound(someone, 'import-preview')
    await press(/^(导入|Import)$/)
    await page.locator('.ant-modal-confirm').waitFor()
    await expectSound(someone, 'import-confirm')
    await page.locator('.ant-modal-confirm .ant-btn-primary').click()
    await page.getByRole('button', { name: /整体撤销|Undo/ }).waitFor()
    await expectSound(someone, 'import-done')
    await someone.context.close()
  },
)
