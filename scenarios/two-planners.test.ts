import { createAccount } from '@citybrain/contract/api/identity.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { card, form, openRow } from './support/review.ts'
import { openDocument, signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let first: Visitor
let second: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  first = await visit(browser, city)
  second = await visit(browser, city)
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const DOCUMENT = '南开区2023年国民经济和社会发展计划'
const SUBJECT = '创新型中小企业'
const OWN_PASSWORD = 'Yunxi-2031-planner'

test('a new colleague enters with a one-time password and must set one of their own', async () => {
  const admin = await openDesk(city.url, 'admin')
  const { oneTimePassword } = await admin.call(createAccount, {
    body: { login: 'colleague', name: '周样例', roles: ['planner'], department: 'development-reform' },
  })
  const { page } = second
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill('colleague')
  await page.getByLabel('密码', { exact: true }).fill(oneTimePassword)
  await page.keyboard.press('Enter')
  await page.getByText('周样例，您使用的是一次性密码，请先设置自己的密码。').waitFor()
  await page.getByLabel('当前密码').fill(oneTimePassword)
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD)
  await page.getByLabel('再输一次新密码').fill('not the same')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByText('两次输入的新密码不一致').waitFor()
  await page.getByLabel('再输一次新密码').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.locator('header.header').waitFor()
})

async function openEdit(visitor: Visitor): Promise<void> {
  await openRow(visitor.page, SUBJECT)
  await visitor.page.keyboard.press('e')
  await form(visitor.page).getByLabel('数值', { exact: true }).waitFor()
}

async function save(visitor: Visitor, value: string, note: string): Promise<void> {
  await form(visitor.page).getByLabel('数值', { exact: true }).fill(value)
  await form(visitor.page).getByLabel('备注').fill(note)
  await form(visitor.page).getByRole('button', { name: '保存' }).click()
}

test('whoever saves second is told cell by cell what changed, and may apply theirs again', async () => {
  await signIn(first, 'planner')
  await openDocument(first, DOCUMENT)
  await openDocument(second, DOCUMENT)
  await openEdit(first)
  await openEdit(second)
  await save(first, '22', '市局口径')
  await form(first.page).waitFor({ state: 'hidden' })
  await save(second, '25', '发改口径')

  const dialog = second.page.getByRole('dialog', { name: '另一位同事刚刚改过' })
  await dialog.waitFor()
  const cells = await dialog.locator('tbody tr').allInnerTexts()
  expect(cells.map((cell) => cell.split(/\s*\t\s*/))).toEqual([
    [SUBJECT, '数值', '20', '22', '25'],
    [SUBJECT, '备注', '无', '市局口径', '发改口径'],
  ])
  await shoot(second.page, 'meeting')
  await expectAccessible(second.page)
  await dialog.getByRole('button', { name: '在此基础上再改一次' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => card(second.page, SUBJECT).locator('.row-target').innerText()).toBe('25家')

  await first.page.reload()
  await openRow(first.page, SUBJECT)
  await expect.poll(() => card(first.page, SUBJECT).locator('.row-target').innerText()).toBe('25家')
})

test('whoever gives way keeps what the other one saved', async () => {
  await second.page.reload()
  await openEdit(first)
  await openEdit(second)
  await save(second, '26', '发改口径')
  await form(second.page).waitFor({ state: 'hidden' })
  await save(first, '27', '市局口径')
  const dialog = first.page.getByRole('dialog', { name: '另一位同事刚刚改过' })
  await dialog.getByRole('button', { name: '保留对方的修改' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await first.page.reload()
  await openRow(first.page, SUBJECT)
  await expect.poll(() => card(first.page, SUBJECT).locator('.row-target').innerText()).toBe('26家')
})
