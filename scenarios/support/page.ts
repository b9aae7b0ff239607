import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const MOST_PLACES_SHOWN = 5

/** A picture of the whole page as `scenarios/shots/<name>-<zh|en>-<width>.png`; language and width are the page's own. */
export async function shoot(page: Page, name: string): Promise<string> {
  const language = await page.evaluate(() => document.documentElement.lang)
  const width = page.viewportSize()?.width ?? 0
  const path = `${SHOTS}${name}-${language.startsWith('zh') ? 'zh' : 'en'}-${width}.png`
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}

/** Fails with a list of what stands against WCAG 2.2 AA on the page: rule, why, where, and where to read about it. */
export async function expectAccessible(page: Page): Promise<void> {
  // What the page has scrolled half below its header would count as too small to touch.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
  // Our pages have no frames, so nothing is put together in a page of its own; what is sound isn't told node by node.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.withTags(WCAG_22_AA).analyze()
  if (violations.length === 0) return
  const texts = violations.map(({ id, impact, help, helpUrl, nodes }) => {
    const places = nodes
      .slice(0, MOST_PLACES_SHOWN)
      .map(({ target, html }) => `      ${target.join(' ')}  ${html.slice(0, 120)}`)
    const more = nodes.length > places.length ? [`      … and ${nodes.length - places.length} more`] : []
    return [`  ${id} (${impact}): ${help}`, `    ${helpUrl}`, ...places, ...more].join('\n')
  })
  throw new Error(`${page.url()} breaks ${violations.length} rules of WCAG 2.2 AA:\n${texts.join('\n')}`)
}
