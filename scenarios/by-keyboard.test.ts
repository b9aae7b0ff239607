import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { form, openCard } from './support/review.ts'
import { visit } from './support/visitor.ts'

let browser: Browser
let city: City
let page: Page

// One story without a mouse.
beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  page = (await visit(browser, city)).page
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

interface Focus {
  words: string
  visible: boolean
}

/** What has the focus, and whether an outline, ring or frame shows it. */
function focus(): Promise<Focus> {
  return page.evaluate(() => {
    const there = document.activeElement
    if (!there || there === document.body) return { words: '', visible: false }
    const label = there instanceof HTMLInputElement ? there.labels?.[0]?.textContent : there.textContent
    // A list box draws its ring around the input that has the focus.
    const around = [there, there.parentElement, there.parentElement?.parentElement].filter(
      (one) => one instanceof Element,
    )
    const shown = around.some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return { words: (there.getAttribute('aria-label') || label || '').trim(), visible: shown }
  })
}

/** Goes on by Tab until this has the focus; every stop on the way must show that it has it. */
async function tabTo(words: string | RegExp, most = 40): Promise<string[]> {
  const passed: string[] = []
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await focus()
    expect(at.visible, `the focus on “${at.words}” shows`).toBe(true)
    passed.push(at.words)
    if (typeof words === 'string' ? at.words === words : words.test(at.words)) return passed
  }
  throw new Error(`Tab passed ${passed.join(' | ')} and never came to ${words}`)
}

test('one signs in without a mouse: login name, password and button follow each other', async () => {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').waitFor()
  await tabTo('登录名')
  await page.keyboard.type('planner')
  expect(await tabTo('密码')).toEqual(['密码'])
  await page.keyboard.type('nankai-sample-2023')
  await tabTo('登录')
  await page.keyboard.press('Enter')
  await page.locator('header.header').waitFor()
})

test('the first stop of a page leads past the navigation, and the navigation leads on', async () => {
  await page.goto('/')
  await page.locator('h1').waitFor()
  expect(await tabTo('跳到正文')).toEqual(['跳到正文'])
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page')
  await tabTo(/^南开区2023年国民经济和社会发展计划/)
  await page.keyboard.press('Enter')
  await page.locator('.review .row-card').first().waitFor()
})

test('a question mark lists the keys, and Escape puts the list away', async () => {
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: '键盘快捷键' })
  await list.waitFor()
  expect(await list.locator('dd').allInnerTexts()).toEqual(
    expect.arrayContaining(['下一项、上一项', '采纳', '否决', '编辑', '拆分', '撤销', '重做', '搜索']),
  )
  await shoot(page, 'shortcuts')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'hidden' })
})

const position = () => openCard(page).locator('xpath=ancestor::li').getAttribute('aria-posinset')
const count = () => page.locator('.register-count').innerText()

test('rows are walked, accepted, rejected, taken back and edited by keys alone', async () => {
  await page.keyboard.press('j')
  await expect.poll(position).toBe('1')
  await page.keyboard.press('j')
  await expect.poll(position).toBe('2')
  await page.keyboard.press('k')
  await expect.poll(position).toBe('1')
  const before = Number(/待审 (\d+) 项/.exec(await count())?.[1])
  await page.keyboard.press('a')
  await expect.poll(count).toContain(`待审 ${before - 1} 项`)
  await expect.poll(position).toBe('2')
  await page.keyboard.press('x')
  await expect.poll(count).toContain(`待审 ${before - 2} 项`)
  await page.keyboard.press('u')
  await expect.poll(count).toContain(`待审 ${before - 1} 项`)
  await page.keyboard.press('Control+z')
  await expect.poll(count).toContain(`待审 ${before} 项`)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(count).toContain(`待审 ${before - 1} 项`)
})

test('a form opens, keeps what is typed until one says otherwise, and saves by keys', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('cxxzxqy')
  await expect.poll(count).toContain('筛选出 1 项')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect.poll(() => openCard(page).locator('.row-subject').innerText()).toBe('创新型中小企业')
  await page.keyboard.press('e')
  await form(page).waitFor()
  await tabTo('事项')
  await page.keyboard.press('End')
  await page.keyboard.type('（家）')
  await page.keyboard.press('Control+Enter')
  await form(page).waitFor({ state: 'hidden' })
  await expect.poll(() => openCard(page).locator('.row-subject').innerText()).toBe('创新型中小企业（家）')
})
