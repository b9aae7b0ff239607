import { randomUUID } from 'node:crypto'
import { commandCase, openCase } from '@citybrain/contract/api/cases.ts'
import { whoAmI } from '@citybrain/contract/api/identity.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let clerk: Desk
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  clerk = await openDesk(city.url, 'clerk')
  visitor = await visit(browser, city)
  await signIn(visitor, 'dispatcher')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
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
