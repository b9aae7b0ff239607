import { readFile } from 'node:fs/promises'
import { listPlans } from '@citybrain/contract/api/plan.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let planner: Visitor
let desk: Desk

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  planner = await visit(browser, city)
  desk = await openDesk(city.url, 'planner')
  await signIn(planner, 'planner')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function stored(): Promise<number> {
  return (await desk.call(listPlans, { query: { limit: 100 } })).items.length
}

/** A page that holds nothing but a picture, printed: what a scanner makes of a plan. */
async function scan(): Promise<Buffer> {
  const page = await planner.context.newPage()
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>'
  await page.setContent(`<img alt="" src="data:image/svg+xml,${encodeURIComponent(square)}">`)
  const printed = await page.pdf()
  await page.close()
  return printed
}

const locked = new URL('../server/connectors/documents/fixtures/locked.pdf', import.meta.url)

const FILES: readonly (readonly [what: string, name: string, bytes: () => Buffer | Promise<Buffer>, said: RegExp])[] = [
  ['an empty file', '空.docx', () => Buffer.alloc(0), /^文件是空的（0 字节），没有导入。请检查文件是否保存完整/],
  [
    'a program',
    '程序.doc',
    () => Buffer.from('7f454c460201010000000000000000000300', 'hex'),
    /^文件读不出文字.*没有导入。请用/,
  ],
  ['a scan', '扫描件.pdf', scan, /^文件是扫描件或图片，没有可用的文字层，没有导入。请先做文字识别/],
  [
    'a file with a password',
    '加密.pdf',
    () => readFile(locked),
    /^文件有密码保护，无法读取，没有导入。请先在原软件中去掉密码/,
  ],
  [
    'a secret file',
    '内部.txt',
    () => Buffer.from('机密★1年\n云溪区2031年工作计划\n一、新建公园6处。\n'),
    /^文件标有密级“机密”。.*没有导入，也没有留存。请改在涉密系统中办理。$/,
  ],
  ['a file of 21 MB', '大.txt', () => Buffer.alloc(21 * 1024 * 1024, '年'), /太大.*没有导入.*上限/],
  ['a workbook', '表.xlsx', () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), /没有导入.*。$/],
]

test.each(FILES)(
  '%s is refused with a sentence that says what to do, and nothing of it is stored',
  async (_, name, bytes, said) => {
    const { page } = planner
    const before = await stored()
    await page.goto('/documents/import')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await bytes() })
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain(`“${name}”没有导入`)
    expect(await page.locator('.ant-alert-description').innerText()).toMatch(said)
    expect(await stored()).toBe(before)
    await page.getByRole('button', { name: '重新导入' }).click()
    await page.locator('input[type=file]').waitFor({ state: 'attached' })
  },
)

test('the refusal is readable and accessible, in English too', async () => {
  const visitor = await visit(browser, city, { language: 'en', width: 390 })
  await signIn(visitor, 'planner')
  await visitor.page.goto('/documents/import')
  const mimeType = 'application/octet-stream'
  await visitor.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'empty.docx', mimeType, buffer: Buffer.alloc(0) })
  await visitor.page.getByText('The file is empty (0 bytes) and was not imported.', { exact: false }).waitFor()
  await expectAccessible(visitor.page)
  await shoot(visitor.page, 'import-refused')
})
