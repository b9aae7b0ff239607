import { listDelegations, listPosts } from '@citybrain/contract/api/organisation.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, settled, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  visitor = await visit(browser, city)
  await signIn(visitor, 'admin')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const drawer = () => visitor.page.locator('.ant-drawer-content-wrapper')
const post = (title: string) =>
  visitor.page.locator('.post-card', { has: visitor.page.getByRole('heading', { name: title }) })

async function choosePerson(label: string, name: string): Promise<void> {
  const field = drawer().getByLabel(label)
  await field.click()
  await field.fill(name)
  await visitor.page.locator('.ant-select-item-option', { hasText: name }).first().click()
}

async function sound(name: string): Promise<void> {
  await settled(visitor)
  await shoot(visitor.page, name)
  await expectAccessible(visitor.page)
  expect(visitor.complaints()).toEqual([])
}

test('a unit is found with the keyboard, and its posts show who holds them and which are vacant', async () => {
  const { page } = visitor
  await page.goto('/organisation')
  await page
    .getByRole('navigation', { name: '单位' })
    .getByRole('button', { name: /区政府办/ })
    .first()
    .focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('unit=')
  await page.goto('/organisation?unit=development-reform')
  await expect.poll(() => post('规划科科员').getByText('钱样例').count()).toBe(1)
  await expect.poll(() => post('主要负责人').getByText('空岗').count()).toBe(1)
  await sound('organisation-unit')
})

test('somebody is appointed to act, leaves, and the leaving is undone', async () => {
  const { page } = visitor
  await post('主要负责人').getByRole('button', { name: '任命' }).click()
  await choosePerson('人员', '李样例')
  await sound('organisation-appoint')
  await drawer().getByRole('button', { name: '任命' }).click()
  await expect.poll(() => post('主要负责人').getByText('李样例').count()).toBe(1)
  await expect.poll(() => post('主要负责人').getByText('空岗').count()).toBe(0)
  await page.getByRole('button', { name: '李样例 离任' }).click()
  await sound('organisation-leave')
  await drawer().getByRole('button', { name: '离任', exact: true }).click()
  await expect
    .poll(() =>
      post('主要负责人')
        .getByText(/2023-09-15.* 至 2023-09-15/)
        .count(),
    )
    .toBe(1)
  await page.getByRole('button', { name: '撤销操作' }).click()
  await expect
    .poll(() =>
      post('主要负责人')
        .getByText(/2023-09-15 .*起$/)
        .count(),
    )
    .toBe(1)
  const desk = await openDesk(city.url, 'admin')
  const { items } = await desk.call(listPosts, { query: { unit: 'development-reform' } })
  expect(items.flatMap(({ holders }) => holders.map(({ name, to }) => [name, to]))).toContainEqual(['李样例', null])
})

test('a second holder of a single seat is refused beside the form, with what to do', async () => {
  const { page } = visitor
  await post('主要负责人').getByRole('button', { name: '任命' }).click()
  await choosePerson('人员', '钱样例')
  await drawer().getByRole('button', { name: '任命' }).click()
  await drawer().getByText('该岗位限 1 人，这段时间已有：李样例').waitFor()
  visitor.complaints()
  await drawer().getByRole('button', { name: '取消' }).click()
  await page.locator('.ant-modal-confirm').getByRole('button', { name: '放弃修改' }).click()
})

test('rights are lent for some days, named in the reason, and taken back with the consequence said', async () => {
  const { page } = visitor
  await page.goto('/organisation')
  await page.getByRole('button', { name: '授权委托' }).click()
  await drawer().getByRole('button', { name: '办理委托' }).click()
  await choosePerson('委托人', '钱样例')
  await choosePerson('受托人', '孙样例')
  await drawer().getByLabel('最后一天').fill('2023-09-30')
  await page.keyboard.press('Enter')
  await drawer().getByLabel('原因').fill('出差')
  await drawer().getByRole('button', { name: '办理委托' }).click()
  await drawer().getByText('钱样例 委托 孙样例').waitFor()
  await sound('organisation-delegations')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '权限查询' }).click()
  await choosePerson('人员', '孙样例')
  await drawer().getByLabel('对象').click()
  await page.locator('.ant-select-item-option', { hasText: /^计划$/ }).click()
  await drawer().getByLabel('动作').click()
  await page.locator('.ant-select-item-option', { hasText: /^修改$/ }).click()
  await drawer()
    .getByText(/角色「计划员」（受委托：钱样例.*至 2023-09-30）可以修改全区的计划/)
    .waitFor()
  await sound('organisation-why')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '授权委托' }).click()
  await drawer().getByRole('button', { name: '撤回' }).click()
  await page.getByText('孙样例 立即不再具有 钱样例 的权限。').waitFor()
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /撤\s*回/ })
    .click()
  await drawer().getByText('已撤回').first().waitFor()
})

test('one post is lent alone, chosen among those that the lender holds', async () => {
  const { page } = visitor
  await page.goto('/organisation')
  await page.getByRole('button', { name: '授权委托' }).click()
  await drawer().getByRole('button', { name: '办理委托' }).click()
  await choosePerson('委托人', '钱样例')
  await choosePerson('受托人', '孙样例')
  await drawer().getByLabel('委托内容').click()
  await page.locator('.ant-select-item-option', { hasText: '区发展改革委 · 规划科科员' }).click()
  await drawer().getByLabel('最后一天').fill('2023-09-20')
  await page.keyboard.press('Enter')
  await drawer().getByLabel('原因').fill('培训')
  await sound('organisation-lend-post')
  await drawer().getByRole('button', { name: '办理委托' }).click()
  await drawer()
    .locator('.history-list li', { hasText: '培训' })
    .getByText(/规划科科员/)
    .waitFor()
  const desk = await openDesk(city.url, 'admin')
  const { items } = await desk.call(listDelegations, { query: {} as never })
  expect(items.map(({ post, reason }) => [post?.title.zh ?? null, reason])).toContainEqual([
    '区发展改革委·规划科科员',
    '培训',
  ])
})

test.each(SCREENS)('in $language at $width pixels the delegations and their form are sound', async (screen) => {
  const someone = await visitAgain(browser, city, visitor, screen)
  await someone.page.goto('/organisation')
  await someone.page.getByRole('button', { name: /授权委托|Delegations/ }).click()
  await someone.page.locator('.history-list li').first().waitFor()
  await expectSound(someone, 'organisation-delegations')
  await someone.page.getByRole('button', { name: /办理委托|^Delegate$/ }).click()
  await expectSound(someone, 'organisation-delegate')
  await someone.context.close()
})
