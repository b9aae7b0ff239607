import { type BrowserContext, chromium } from 'playwright-core'
import { expect } from 'vitest'
import { browserOptions } from './browser.ts'
import type { Visitor } from './visitor.ts'

/** A telephone: what its browser keeps lies in a folder, and is there when it is started again. */
export interface Phone extends Visitor {
  /** The browser dies at once, as where the battery is empty or the system needs room. */
  crash(): Promise<void>
}

/** Somewhere in Xuefu Street. */
const HERE = { longitude: 117.1605, latitude: 39.1061 }

export async function openPhone(url: string, folder: string): Promise<Phone> {
  const context = await chromium.launchPersistentContext(folder, {
    ...browserOptions(),
    ...{ baseURL: url, locale: 'zh-CN', viewport: { width: 390, height: 844 } },
    ...{ permissions: ['geolocation'], geolocation: HERE },
  })
  context.setDefaultTimeout(30_000)
  const page = context.pages()[0] ?? (await context.newPage())
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    // A network that comes and goes, and a session that has ended, are the story here.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(message.text())
  })
  return { page, context, complaints: () => heard.splice(0), crash: () => crash(context) }
}

async function crash(context: BrowserContext): Promise<void> {
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  const [page] = context.pages()
  if (!page) throw new Error('the phone shows no page')
  const session = await context.newCDPSession(page)
  session.send('Browser.crash').catch(() => undefined)
  await gone
}

/** Signs a sample person in by the field app's own page. */
export async function enterField({ page }: Phone, login: string): Promise<void> {
  await page.getByText('样例账号').click()
  await page.locator('.f-samples button', { has: page.locator(`code:text-is("${login}")`) }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主要页面' }).waitFor()
}

export async function leaveField(phone: Phone): Promise<void> {
  await toTab(phone, '我')
  await phone.page.getByRole('button', { name: '退出登录' }).click()
  await phone.page.getByRole('navigation', { name: '主要页面' }).waitFor({ state: 'detached' })
}

/** The worker has taken over and holds all that the app needs. */
export async function untilKept({ page }: Phone): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Goes to another page of the app by its tab. */
export async function toTab({ page }: Phone, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '主要页面' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
}

/** What waits on the phone, as the list calls it. */
export async function expectWaiting(phone: Phone, names: string[]): Promise<void> {
  await toTab(phone, '待发送')
  if (names.length === 0) return phone.page.getByText('全部已发送。').waitFor()
  await expect.poll(() => phone.page.locator('.f-entry h2').allInnerTexts()).toEqual(names)
}
