import { randomUUID } from 'node:crypto'
import { commandCase, openCase } from '@citybrain/contract/api/cases.ts'
import { whoAmI } from '@citybrain/contract/api/identity.ts'
import { listNotices } from '@citybrain/contract/api/notices.ts'
import { delegate } from '@citybrain/contract/api/organisation.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, openMailServer } from '../server/testing/messages.ts'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let mail: MailServer
let clerk: Desk
let visitor: Visitor

beforeAll(async () => {
  mail = await openMailServer()
  const SMTP_URL = `smtp://127.0.0.1:${mail.port}`
  const sender = { SMTP_URL, SMTP_FROM: '城市大脑 <no-reply@brain.test>', SMTP_TLS: 'none', SMTP_PER_MINUTE: '6000' }
  city = await startCity({ env: sender })
  browser = await openBrowser()
  clerk = await openDesk(city.url, 'clerk')
  visitor = await visit(browser, city)
  await signIn(visitor, 'dispatcher')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
  await mail?.close()
})

/** A case on whose course the dispatcher is mentioned so often. */
async function mentioned(times: number): Promise<string> {
  const id = randomUUID()
  const place = { position: [117.1502, 39.1084], address: '长江道与红旗路口' } as const
  const what = { id, type: 'incident', source: 'collector', data: { what: '污水井盖破损' }, about: null }
  await clerk.call(openCase, {
    body: { ...what, place: { ...place, position: [...place.position] }, category: '10102', attachments: [] },
  })
  const dispatcher = (await (await openDesk(city.url, 'dispatcher')).call(whoAmI)).account
  for (let count = 0; count < times; count++)
    await clerk.call(commandCase, {
      params: { case: id },
      body: { do: 'comment', text: '请看', mentions: [dispatcher.id] },
    })
  return id
}

const bell = (name: string | RegExp) => visitor.page.getByRole('banner').getByRole('link', { name })
const lines = () => visitor.page.locator('[data-notice]')

test('whoever is mentioned hears of it by the bell, walks through it by keyboard, and has read it', async () => {
  const id = await mentioned(3)
  const { page } = visitor
  await page.goto('/notices')
  await bell('消息，3 条未读').waitFor()
  await expect.poll(() => lines().count()).toBe(3)
  await page.locator('#page').focus()
  await page.keyboard.press('j')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/cases/${id}`)
  await page.keyboard.press('m')
  await bell('消息，2 条未读').waitFor()
  await expect.poll(() => lines().count()).toBe(2)
  await expectSound(visitor, 'notices-unread')
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await bell('消息').waitFor()
  await page.getByText('没有未读消息。与您有关的案件有进展时，会在这里告诉您。').waitFor()
  await expectSound(visitor, 'notices-none')
})

test('notices are sound on every screen', async () => {
  for (const screen of SCREENS) {
    const other = await visitAgain(browser, city, visitor, screen)
    await other.page.goto('/notices?state=all')
    await other.page.locator('[data-notice]').first().waitFor()
    await expectSound(other, `notices-${screen.language}-${screen.width}`)
    await other.context.close()
  }
})

test('whoever shows the code that came by mail is told by mail what they choose, and no more', async () => {
  const { page } = visitor
  await page.goto('/me')
  const told = page.getByRole('region', { name: '消息提醒' })
  await told.getByRole('textbox', { name: '邮箱' }).fill('wang@example.org')
  await told.getByRole('button', { name: '发送验证码' }).click()
  await told.getByText('验证码正发往 w***@example.org').waitFor()
  await expect.poll(() => mail.mails.length).toBe(1)
  await told.getByLabel('验证码').fill(/\d{6}/.exec(mail.mails[0]?.text ?? '')?.[0] ?? '')
  await told.getByRole('button', { name: '验证', exact: true }).click()
  await told.getByText('w***@example.org 已验证').waitFor()
  await told.getByRole('switch', { name: '免打扰时段' }).click()
  await told.getByRole('checkbox', { name: '催办：邮件' }).uncheck()
  await told.getByText('已保存').waitFor()
  await page.reload()
  expect(await told.getByRole('switch', { name: '免打扰时段' }).isChecked()).toBe(false)
  expect(await told.getByRole('checkbox', { name: '催办：邮件' }).isChecked()).toBe(false)
  await mentioned(1)
  await expect.poll(() => mail.mails.at(-1)?.subject).toMatch(/提到/)
  await expectSound(visitor, 'told')
})

test('an operator sees what a mail server refuses and why, and sends it again', async () => {
  mail.answer = () => 550
  await mentioned(1)
  const operator = await visit(browser, city)
  await signIn(operator, 'admin')
  const { page } = operator
  await page.goto('/operations?show=messages')
  const failed = page.getByRole('row', { name: /提到我.*550/ })
  await failed.waitFor()
  await expectSound(operator, 'messages-failed')
  mail.answer = () => null
  await failed.getByRole('button', { name: '重新发送' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('邮箱已恢复')
  await page.getByRole('dialog').getByRole('button', { name: '重新发送' }).click()
  await page.getByText('没有这一状态的消息。').waitFor()
  await page.getByText('已发', { exact: true }).last().click()
  await expect.poll(() => page.getByRole('row', { name: /提到我/ }).count()).toBe(2)
  await operator.context.close()
})

test('how one is told, and how mail fares, are sound on every screen', async () => {
  const operator = await visit(browser, city)
  await signIn(operator, 'admin')
  for (const screen of SCREENS) {
    const name = `${screen.language}-${screen.width}`
    const other = await visitAgain(browser, city, visitor, screen)
    await other.page.goto('/me')
    await other.page.locator('.told-kinds').waitFor()
    await expectSound(other, `told-${name}`)
    await other.context.close()
    const watching = await visitAgain(browser, city, operator, screen)
    await watching.page.goto('/operations?show=messages&state=sent')
    await watching.page.getByRole('row').nth(3).waitFor()
    await expectSound(watching, `messages-${name}`)
    await watching.context.close()
  }
  await operator.context.close()
})

test('whoever is away says who covers, and the cover hears what they hear', async () => {
  const { page } = visitor
  await page.goto('/me')
  const away = page.getByRole('region', { name: '外出与代管' })
  await away.getByRole('button', { name: '设定外出' }).click()
  await away.getByLabel('受托人').fill('clerk')
  await expectSound(visitor, 'away-form')
  const [dispatcher, cover] = await Promise.all(
    ['dispatcher', 'duty'].map(async (login) => (await openDesk(city.url, login)).call(whoAmI)),
  )
  const lender = await openDesk(city.url, 'dispatcher')
  const lent = { from: dispatcher?.account.id ?? '', to: cover?.account.id ?? '', post: null, reason: '休假' }
  await lender.call(delegate, { body: { id: randomUUID(), ...lent, start: '2023-09-15', end: '2023-09-20' } } as never)
  await page.reload()
  await away.getByText(`委托`).first().waitFor()
  await expectSound(visitor, 'away')
  await mentioned(1)
  const duty = await openDesk(city.url, 'duty')
  const heard = async () =>
    (await duty.call(listNotices, { query: { state: 'unread', limit: 10 } as never })).items[0]?.words.zh
  await expect.poll(heard).toMatch(/^代冯样例：/)
})
