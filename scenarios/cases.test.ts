import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type Centre, openCentre, REPORTS } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { DOT } from './support/photo.ts'
import { pick } from './support/review.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let centre: Centre
let clerk: Visitor
let handler: Visitor
let dispatcher: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  centre = await openCentre(city.url)
  clerk = await visit(browser, city)
  handler = await visit(browser, city)
  dispatcher = await visit(browser, city)
  await Promise.all([signIn(clerk, 'clerk'), signIn(handler, 'handler'), signIn(dispatcher, 'dispatcher')])
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const form = ({ page }: Visitor) => page.locator('.ant-drawer .case-form')

test('a clerk files what was reported: class, standard, and what is left out stands beside its field', async () => {
  const { page } = clerk
  const id = await centre.report(REPORTS[1])
  await page.goto(`/cases/${id}`)
  await page.getByText(/在“受理”环节，待受理员领取，还剩/).waitFor()
  await expectSound(clerk, 'case-reported')
  await page.getByRole('button', { name: '立案', exact: true }).click()
  await form(clerk).getByRole('button', { name: '立案' }).click()
  await form(clerk).getByText('请选择立案标准').waitFor()
  await expectSound(clerk, 'case-form')
  await form(clerk).getByText('堆放建筑垃圾', { exact: false }).first().click()
  await pick(page, form(clerk).getByLabel('现场状况'), '影响通行')
  await form(clerk).getByRole('button', { name: '立案' }).click()
  await page.getByText(/在“派遣”环节，待派遣员领取/).waitFor()
  await page.getByText(/办理“受理”：立案/).waitFor()
})

test('a handler’s words outlive a reload, a change meanwhile and a forgotten photo, and the work is done with one', async () => {
  const { page } = handler
  const id = await centre.handed(REPORTS[2])
  await page.goto(`/cases/${id}`)
  await page.getByText(/在“处置”环节，区城市管理委/).waitFor()
  await page.getByRole('button', { name: '处置完成' }).click()
  await form(handler).getByLabel('处置情况').fill('疏通雨水箅子，积水已退')
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('citybrain.draft.case.')))
  await page.reload()
  await page.getByRole('button', { name: '处置完成' }).click()
  await form(handler).getByText('已恢复您上次填写').waitFor()
  const done = form(handler).getByLabel('处置情况')
  expect(await done.inputValue()).toBe('疏通雨水箅子，积水已退')
  const meanwhile = centre.handBackAndTake(id)
  await meanwhile.handBack()
  await form(handler).getByText('案件已进入别的环节').waitFor()
  expect(await done.inputValue()).toBe('疏通雨水箅子，积水已退')
  await page.locator('.ant-drawer-close').click()
  await meanwhile.take()
  await page.getByRole('button', { name: '处置完成' }).click()
  await done.fill('疏通雨水箅子，积水已退')
  await form(handler).getByRole('button', { name: '处置完成' }).click()
  await form(handler).getByText('至少需要 1 张照片或附件。').waitFor()
  await form(handler)
    .locator('input[type=file]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: DOT })
  await form(handler).locator('.photo-open').waitFor()
  await expectSound(handler, 'case-handled')
  await form(handler).getByRole('button', { name: '处置完成' }).click()
  await page.getByText(/在“部门反馈”环节/).waitFor()
  await page.getByRole('img', { name: /现场.png/ }).waitFor()
  for (const screen of SCREENS) {
    const again = await visitAgain(browser, city, handler, screen)
    await again.page.goto(`/cases/${id}`)
    await again.page.locator('.history > li').first().waitFor()
    await expectSound(again, 'case')
    await again.context.close()
  }
})

test('what came by telephone is opened with its place given as figures, and found on the clerk’s desk', async () => {
  const { page } = clerk
  await page.goto('/cases/new')
  await pick(page, page.getByLabel('来源', { exact: true }), '来电')
  await page.getByLabel('问题描述').fill('路灯不亮，夜间行走不便')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('请在地图上点选位置').waitFor()
  await page.getByRole('button', { name: '坐标' }).click()
  await page.getByLabel(/经度/).fill('117.1502, 39.1084')
  await page.getByRole('button', { name: '按坐标绘制' }).click()
  await expectSound(clerk, 'case-new')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText(/在“受理”环节/).waitFor()
  await page.goto('/work?whose=unclaimed')
  await page.getByRole('button', { name: /领取“路灯不亮/ }).click()
  await page.goto('/work')
  await page.getByRole('link', { name: /路灯不亮/ }).waitFor()
})

test('a dispatcher chooses work with the keyboard, dispatches it together, and is told of each', async () => {
  const { page } = dispatcher
  await Promise.all([centre.filed(REPORTS[3]), centre.filed(REPORTS[4])])
  await page.goto('/work?whose=any&type=incident&step=dispatch')
  await page.locator('.grid-open').first().waitFor()
  for (const screen of [SCREENS[1], SCREENS[2]]) {
    const again = await visitAgain(browser, city, dispatcher, screen)
    await again.page.goto('/work?whose=any')
    await again.page.locator('.grid-open').first().waitFor()
    await expectSound(again, 'work')
    await again.context.close()
  }
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.getByRole('button', { name: '派遣到承办单位' }).click()
  await page.locator('.ant-modal').getByLabel('承办单位').fill('城市管理委')
  await page.keyboard.press('Enter')
  await expectSound(dispatcher, 'work-dispatch')
  await page.getByRole('button', { name: /派遣到承办单位（2 件）/ }).click()
  await page.getByText('完成 2 件，未完成 0 件。').waitFor()
  await page.getByRole('button', { name: '好', exact: true }).click()
  await page.goto('/work?view=board')
  await page.getByRole('region', { name: '按单位' }).getByRole('link', { name: '区城市管理委' }).waitFor()
  await expectSound(dispatcher, 'work-board')
})

test('list and map of the desk choose each other, and what others do shows by itself', async () => {
  const { page } = dispatcher
  await page.goto('/desk?type=incident')
  await page.locator('.grid-open', { hasText: '雨后路面积水' }).click()
  await page.getByRole('region', { name: '选中的案件' }).getByText('部门反馈', { exact: false }).waitFor()
  await expectSound(dispatcher, 'desk')
  await centre.report(REPORTS[0])
  await page.getByText('1 件有变化，已更新').waitFor()
  await page.locator('.grid-open', { hasText: '污水井盖破损' }).waitFor()
  await page.goto('/desk?overdue=true')
  await page.getByText('没有符合这些条件的工作。').waitFor()
  const phone = await visitAgain(browser, city, dispatcher, { language: 'en', width: 390 })
  await phone.page.goto('/desk?view=map')
  await expectSound(phone, 'desk')
  await phone.context.close()
})

test('more time that was asked for is granted, and the file says so', async () => {
  const { page } = dispatcher
  const id = await centre.handed(REPORTS[1])
  await centre.askMoreTime(id)
  await page.goto(`/cases/${id}`)
  await page
    .getByText(/就“处置”申请延期8个工作时/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await form(dispatcher).getByRole('button', { name: '同意', exact: true }).click()
  await page.getByText(/同意延期8个工作时/).waitFor()
})

test('a rule of dispatch is entered, and the page says whose a place is then, and by which rule', async () => {
  const { page } = dispatcher
  await page.goto('/case-rules')
  await page.getByText('没有适用的规则').waitFor()
  await page.getByRole('button', { name: '新增规则' }).click()
  const drawer = page.locator('.ant-drawer')
  await drawer.getByLabel('类别').fill('道路不洁')
  await page.keyboard.press('Enter')
  await drawer.getByLabel('承办单位').fill('城市管理委')
  await page.keyboard.press('Enter')
  await drawer.getByLabel('依据或说明').fill('道路清扫由区城管委负责')
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByRole('table').getByText('道路清扫由区城管委负责').waitFor()
  const why = page.getByRole('region', { name: '这里归谁？' })
  await why.getByLabel('类别').fill('道路不洁')
  await page.keyboard.press('Enter')
  await why.getByText('交区城市管理委：按派遣规则。').waitFor()
  await expectSound(dispatcher, 'case-rules')
})

test('the responsibility grid says who answers for a point, a row is added by hand, and a rule that asks it sends there', async () => {
  const { page } = dispatcher
  await page.goto('/responsibility')
  await page.getByRole('cell', { name: /^学府街道 / }).waitFor()
  const who = page.getByRole('region', { name: '此处归谁？' })
  await who.getByLabel('位置（经度,纬度，WGS 84）').fill('117.161,39.105')
  await page.keyboard.press('Enter')
  await who.getByText(/由学府街道办.*负责：按责任网格，街道“学府街道”、所有类别/).waitFor()
  await expectSound(dispatcher, 'responsibility')
  await page.getByRole('button', { name: '新增一行' }).click()
  const drawer = page.locator('.ant-drawer')
  await pick(page, drawer.getByLabel('区域', { exact: true }), '学府街道')
  await drawer.getByLabel('类别').fill('非法小广告')
  await page.keyboard.press('Enter')
  await drawer.getByLabel('责任单位').fill('城市管理委')
  await page.keyboard.press('Enter')
  await drawer.getByLabel('依据或说明').fill('责任清单第3条')
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByRole('table').getByText('责任清单第3条').waitFor()
  await page.getByText('覆盖情况').click()
  await page.getByRole('columnheader', { name: '无人负责' }).waitFor()
  await expectSound(dispatcher, 'responsibility-coverage')
  await page.goto('/case-rules')
  await page.getByRole('button', { name: '新增规则' }).click()
  await pick(page, drawer.getByLabel('派给'), '责任网格上的责任主体')
  await drawer.getByRole('button', { name: '保存' }).click()
  // Closing, it gives the focus back to its button.
  await drawer.waitFor({ state: 'hidden' })
  const why = page.getByRole('region', { name: '这里归谁？' })
  await pick(page, why.getByLabel('街道'), '学府街道')
  await why.getByText(/由学府街道办.*负责：按责任网格/).waitFor()
})
