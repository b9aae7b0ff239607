import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { City } from './city.ts'

export type Language = 'zh' | 'en'
export interface Visit {
  language?: Language
  width?: 1440 | 390
}

/** Someone before a screen: a browser context of its own, and what the page complained of so far. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors of the console and of scripts; empties the list. */
  complaints(): string[]
}

/** Every screen that a page must be sound on. */
export const SCREENS = [
  { language: 'zh', width: 1440 },
  { language: 'zh', width: 390 },
  { language: 'en', width: 1440 },
  { language: 'en', width: 390 },
] as const satisfies readonly Visit[]

const HEIGHTS = { 1440: 900, 390: 844 }

export async function visit(browser: Browser, city: City, { language = 'zh', width = 1440 }: Visit = {}) {
  const context = await browser.newContext({
    baseURL: city.url,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    viewport: { width, height: HEIGHTS[width] },
    acceptDownloads: true,
  })
  // A page on a busy machine may take its time; what never comes still fails.
  context.setDefaultTimeout(30_000)
  await context.addInitScript((chosen) => localStorage.setItem('citybrain.language', chosen), language)
  const page = await context.newPage()
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // The browser's own line about a refused request; whoever comes first is not signed in yet.
    if (message.location().url.endsWith('/api/v1/session') && message.text().includes('401')) return
    heard.push(`${message.text()} (${message.location().url})`)
  })
  return { page, context, complaints: () => heard.splice(0) } satisfies Visitor
}

/** The same person before another screen; its context is theirs to close. */
export async function visitAgain(browser: Browser, city: City, { context }: Visitor, screen: Visit): Promise<Visitor> {
  const again = await visit(browser, city, screen)
  await again.context.addCookies(await context.cookies())
  return again
}

const SAMPLE_PASSWORD = 'nankai-sample-2023'
const ENTER = /^(登录|Sign in)$/

/** Signs a sample person in through the page: picks the account that the page offers, and enters. */
export async function signIn({ page }: Visitor, login: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('.sample-choice', { has: page.locator(`code:text-is("${login}")`) }).click()
  await page.waitForFunction(
    (password) => document.querySelector<HTMLInputElement>('input[type=password]')?.value === password,
    SAMPLE_PASSWORD,
  )
  await page.getByRole('button', { name: ENTER }).click()
  await page.locator('header.header').waitFor()
}

/**
 * Goes to another page as its links do, without loading the program anew; settled, it is that page that is seen. Between two
 * addresses of one page, and from no page at all, it is loaded.
 */
export async function travel({ page }: Visitor, address: string): Promise<void> {
  const from = new URL(page.url())
  const isNear = from.protocol !== 'about:' && from.pathname !== new URL(address, from).pathname
  if (!isNear) {
    await page.goto(address)
    return
  }
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  await page.locator('h1:not([data-left])').first().waitFor()
  await page.locator('h1[data-left]').waitFor({ state: 'detached' })
}

/** Waits until the page shows what it is for: its heading stands, nothing loads any more, and fonts are there. */
export async function settled({ page }: Visitor): Promise<void> {
  await page.locator('h1').first().waitFor()
  await expect.poll(() => page.locator('[aria-busy="true"], .loading, .ant-skeleton').count()).toBe(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** Opens a document of the list by its title, and gives its address. */
export async function openDocument({ page }: Visitor, title: string): Promise<string> {
  await page.goto('/documents')
  await page.locator('.grid-open', { hasText: title }).first().click()
  await page.locator('.review .plan-text').waitFor()
  return new URL(page.url()).pathname
}
