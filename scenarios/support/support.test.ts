import { existsSync, rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { expectAccessible, shoot } from './page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function showPage(html: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 700 } })
  const page = await context.newPage()
  await page.setContent(html)
  return page
}

const SOUND = '<!doctype html><html lang="zh-CN"><title>计划</title><main><h1>计划</h1></main></html>'

test('a page that keeps WCAG 2.2 AA passes', async () => {
  await expectAccessible(await showPage(SOUND))
})

test('a page that breaks WCAG 2.2 AA fails with the rule and the place', async () => {
  const page = await showPage('<html lang="zh-CN"><title>计划</title><main><img src="data:," id="seal"></main></html>')
  await expect(expectAccessible(page)).rejects.toThrow(/breaks 1 rules of WCAG 2\.2 AA:\n {2}image-alt .*[\s\S]*#seal/)
})

test('a picture is named for its page, language and width', async () => {
  const path = await shoot(await showPage(SOUND), 'support')
  expect(path).toMatch(/scenarios\/shots\/support-zh-390\.png$/)
  expect(existsSync(path)).toBe(true)
  rmSync(path)
})
