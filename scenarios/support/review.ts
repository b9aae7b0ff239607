import type { Locator, Page } from 'playwright-core'

/** Cards of the register whose subject is exactly this. */
export function card(page: Page, subject: string): Locator {
  return page.locator('.row-card', { has: page.locator(`.row-subject:text-is("${subject}")`) })
}

export function openCard(page: Page): Locator {
  return page.locator('.row-card.is-selected')
}

/** The form that lies over the register. */
export function form(page: Page): Locator {
  return page.locator('.desk-form')
}

/** Finds a row by searching for it, since a long register keeps only the rows in sight in the page. */
export async function findRow(page: Page, words: string): Promise<void> {
  await page.locator('#register-search').fill(words)
}

/** Searches for a row and opens it, with the keyboard's focus on its card; the search stays. */
export async function openRow(page: Page, subject: string): Promise<void> {
  await findRow(page, subject)
  const head = card(page, subject).locator('.row-main')
  if ((await head.getAttribute('aria-expanded')) === 'true') await head.focus()
  else await head.click()
  await card(page, subject).and(openCard(page)).waitFor()
}

/** Marks words in the text as one does with the mouse: pressing before the first, letting go after the last. */
export async function markWords(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate((wanted) => {
    const pane = document.querySelector('.plan-text')
    const walk = document.createTreeWalker(pane ?? document, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const at = walk.currentNode.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      walk.currentNode.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(walk.currentNode, at)
      range.setEnd(walk.currentNode, at + wanted.length)
      const box = range.getBoundingClientRect()
      return { left: box.left, right: box.right, middle: box.top + box.height / 2 }
    }
    return null
  }, words)
  if (!ends) throw new Error(`the text in sight does not say ${words}`)
  await page.mouse.move(ends.left + 1, ends.middle)
  await page.mouse.down()
  await page.mouse.move(ends.right - 1, ends.middle, { steps: 5 })
  await page.mouse.up()
}

/** Picks from a list box by the words of the option. */
export async function pick(page: Page, list: Locator, words: string | RegExp): Promise<void> {
  await list.click()
  const options = page.locator('.ant-select-item-option:visible')
  await options.filter({ hasText: words }).first().click()
  await options.first().waitFor({ state: 'hidden' })
}

/** Clears a filter so that every row shows again. */
export async function showAll(page: Page): Promise<void> {
  const address = new URL(page.url())
  await page.goto(address.pathname)
  await page.locator('.row-card').first().waitFor()
}
