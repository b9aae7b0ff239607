import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { openCentre, REPORTS } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let clerk: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  const centre = await openCentre(city.url)
  await centre.report(REPORTS[1])
  await centre.filed(REPORTS[3])
  await centre.handed(REPORTS[2])
  clerk = await visit(browser, city)
  await signIn(clerk, 'clerk')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

test('a figure is counted, tells where its formula was read, and shows the cases behind it', async () => {
  const { page } = clerk
  await page.goto('/evaluation')
  const reported = page.getByRole('button', { name: /^合计，上报数，.*3$/ })
  await reported.waitFor()
  await page.getByRole('button', { name: /^合计，立案数，.*2$/ }).waitFor()
  await page.getByRole('button', { name: /^合计，按时立案率，.*100\.0%/ }).waitFor()
  await expectSound(clerk, 'evaluation')
  await reported.focus()
  await page.keyboard.press('Enter')
  const drawer = page.locator('.ant-drawer')
  await drawer.getByText('雨后路面积水，影响通行', { exact: false }).waitFor()
  expect(await drawer.locator('.evaluation-cases li').count()).toBe(3)
  await expectSound(clerk, 'evaluation-cases')
})

test('what cases are made up of is drawn and stands in a table, on every screen and in both languages', async () => {
  for (const screen of SCREENS) {
    const again = await visitAgain(browser, city, clerk, screen)
    await again.page.goto('/evaluation?by=class&show=amounts')
    await again.page.locator('.evaluation-whole').waitFor()
    await again.page.locator('.chart svg').waitFor()
    await expectSound(again, 'evaluation-classes')
    await again.context.close()
  }
})

test('how a figure went is drawn day by day, and leaves as a workbook and as a document', async () => {
  const { page } = clerk
  await page.goto('/evaluation?by=day&show=amounts&chart=reported')
  await page.locator('.chart svg').waitFor()
  await page.getByText(/^上报数：2023-09-\d\d 为 .*最高在/).waitFor()
  await expectSound(clerk, 'evaluation-days')
  for (const [name, starts] of [
    ['Excel 工作簿（.xlsx）', 'PK'],
    ['Word 文档（.docx）', 'PK'],
  ] as const) {
    await page.getByRole('button', { name: '导出' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    expect(file.suggestedFilename()).toMatch(/^城市管理案件考核评价-.*\.(xlsx|docx)$/)
    const bytes = await readFile(await file.path())
    expect(bytes.subarray(0, 2).toString()).toBe(starts)
  }
})
