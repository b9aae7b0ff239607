import * as staffApi from '@citybrain/contract/api/case-reporters.ts'
import * as caseApi from '@citybrain/contract/api/cases.ts'
import { getMessageStatus } from '@citybrain/contract/api/messages.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { decideStep } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectAccessible, shoot } from './support/page.ts'
import { DOT, sendPhoto } from './support/photo.ts'
import { type Language, SCREENS, type Visitor, visit } from './support/visitor.ts'

const START = '/d/120104'
/** In Xuefu Street, whose collector the sample city has. */
const HERE = { longitude: 117.17, latitude: 39.1 }

let browser: Browser
let city: City
beforeAll(async () => {
  // Nobody listens there: messages to reporters are ordered, which is what is looked at here.
  city = await startCity({ env: { SMS_URL: 'http://127.0.0.1:9/', SMS_BODY: 'to={phone}&text={text}' } })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

async function citizen(screen: { language: Language; width: 390 | 1440 }): Promise<Visitor> {
  const visitor = await visit(browser, city, screen)
  await visitor.context.grantPermissions(['geolocation', 'clipboard-read', 'clipboard-write'])
  await visitor.context.setGeolocation(HERE)
  return visitor
}

/** Heading, no fault of a script, no barrier, a picture. */
async function look({ page, complaints }: Visitor, heading: string | RegExp, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await expectAccessible(page)
  await shoot(page, `portal-${name}`)
  expect(complaints()).toEqual([])
}

/** What staff do with the case until it is closed. */
async function handle(number: string): Promise<string> {
  const [clerk, dispatcher, collector] = await Promise.all(
    ['clerk', 'dispatcher', 'collector'].map((login) => openDesk(city.url, login)),
  )
  if (!clerk || !dispatcher || !collector) throw new Error('nobody is at the desks')
  const { items } = await clerk.call(caseApi.listCases, { query: { type: 'incident', state: 'any', number } as never })
  const id = items[0]?.id ?? ''
  const params = { case: id }
  const { types } = await clerk.call(caseApi.listCaseTypes)
  const rows = types.find(({ key }) => key === 'incident')?.standards ?? []
  const standard = rows.find(({ category }) => category === '20102')?.key ?? ''
  await decideStep(clerk, id, 'file', { category: '20102', standard })
  await decideStep(dispatcher, id, 'transfer')
  const told = { outsideKind: 'power', outsideUnit: '城区供电公司', toldHow: 'telephone', toldWhom: '值班室' }
  await decideStep(dispatcher, id, 'told', { data: { ...told, toldOn: '2023-09-15', toldAtTime: '09:30' } })
  await decideStep(dispatcher, id, 'answered', { data: { outsideReply: '已清理' } })
  await decideStep(dispatcher, id, 'forward')
  await decideStep(collector, id, 'passed', { attachments: [await sendPhoto(city.url, collector.headers)] })
  await decideStep(clerk, id, 'close')
  const { reporters } = await clerk.call(staffApi.listCaseReporters, { params })
  expect(reporters).toMatchObject([
    { name: { shown: '张**' }, phone: { shown: '138****5678' }, channel: 'portal', told: true },
  ])
  const operator = await openDesk(city.url, 'admin')
  const asked = async () =>
    (await operator.call(getMessageStatus)).channels.find(({ channel }) => channel === 'sms')?.asked
  await expect.poll(asked).toBe(2)
  return id
}

test('a citizen reports rubbish with a photo, follows it, rates what became of it and has it opened again', async () => {
  const visitor = await citizen({ language: 'zh', width: 390 })
  const { page } = visitor
  await page.goto(START)
  await look(visitor, '反映身边的问题', 'home')
  await page.getByRole('link', { name: '开始反映' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: '垃圾.png', mimeType: 'image/png', buffer: DOT })
  await page.getByRole('img', { name: '垃圾.png' }).waitFor()
  await look(visitor, '拍一张照片', 'photos')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: '使用我现在的位置' }).click()
  await page.getByText('已标出位置：东经 117.17000°').waitFor()
  await page.getByLabel('用文字说明位置').fill('鞍山西道 12 号楼旁')
  await look(visitor, '问题在哪里？', 'place')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('用您自己的话查找类别').fill('路边有暴露垃圾')
  await page.getByRole('radio', { name: /暴露垃圾/ }).check()
  await look(visitor, '是哪一类问题？', 'class')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByText('这一项必须填写。').waitFor()
  await page.getByLabel('问题描述').fill('路口堆了很多垃圾，已经三天')
  await look(visitor, '请说明情况', 'what')
  // What was written is on the device, should the page be closed.
  await page.reload()
  expect(await page.getByLabel('问题描述').inputValue()).toBe('路口堆了很多垃圾，已经三天')
  await page.getByRole('button', { name: '继续' }).click()
  await look(visitor, '附近没有相同的反映', 'near-none')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('怎么称呼您').fill('张三丰')
  await page.getByLabel('电话').fill('13812345678')
  await page.getByRole('checkbox', { name: '受理和办结时，短信告诉我' }).check()
  await look(visitor, '要留下联系方式吗？', 'contact')
  await page.getByRole('button', { name: '继续' }).click()
  await look(visitor, '请核对后提交', 'check')
  await page.getByRole('button', { name: '提交' }).click()
  await look(visitor, '已收到您的反映', 'done')
  const number = await page.locator('.p-number').innerText()
  const code = (await page.locator('.p-code-itself').innerText()).trim()
  await page.getByRole('button', { name: '复制' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`编号 ${number}，查询码 ${code}`)
  await page.getByRole('link', { name: '现在查看进度' }).click()
  await look(visitor, '目前：已收到', 'tracked')
  await handle(number)
  await page.reload()
  await page.getByRole('img', { name: '处理后的照片 1' }).waitFor()
  await look(visitor, '目前：结案', 'closed')
  expect(page.url()).not.toContain(code.slice(0, 4))
  await page.getByRole('radio', { name: '4 星，满意' }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('谢谢您的评价。').waitFor()
  await page.getByText('没有解决，要求重新办理').first().click()
  await page.getByLabel('哪里没有解决').fill('又堆起来了')
  await page.getByRole('button', { name: '没有解决，要求重新办理' }).click()
  await page.getByText('已要求重新办理。').waitFor()
  await look(visitor, '目前：安排处理', 'reopened')
  await visitor.context.close()
})

test('somebody else finds it on the map, says “same here” in English, and loads nothing of the staff’s pages', async () => {
  const visitor = await citizen({ language: 'en', width: 1440 })
  const { page } = visitor
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(`${START}/cases`)
  await page.getByRole('heading', { level: 2, name: '1 on this part of the map' }).waitFor()
  await look(visitor, 'Reports near you', 'map')
  await page.goto(`${START}/report/incident/place`)
  await page.getByRole('button', { name: 'Use where I am now' }).click()
  await page.getByText('Marked: 117.17000° E').waitFor()
  await page.goto(`${START}/report/incident/near`)
  await look(visitor, 'Is it one of these?', 'near')
  await page.getByRole('button', { name: 'Same here' }).click()
  await look(visitor, 'You have joined this report', 'joined')
  expect(loaded.filter((path) => path.includes('antd') || path.includes('/session'))).toEqual([])
  await visitor.context.close()
})

test('the start, the map to point at, tracking and the privacy note stand on every screen in both languages', async () => {
  for (const screen of SCREENS) {
    const visitor = await citizen(screen)
    const zh = screen.language === 'zh'
    for (const [path, heading, name] of [
      ['', zh ? '反映身边的问题' : 'Tell us what is wrong in the street', 'home'],
      ['/track', zh ? '查看办理进度' : 'See how a report stands', 'track'],
      ['/privacy', zh ? '个人信息说明' : 'About your data', 'privacy'],
    ] as const) {
      await visitor.page.goto(`${START}${path}`)
      await look(visitor, heading, name)
    }
    await visitor.page.goto(`${START}/report/incident/place`)
    await visitor.page.getByRole('button', { name: zh ? '在地图上标出' : 'Mark it on the map' }).click()
    await visitor.page.locator('.p-map canvas').waitFor()
    await visitor.page.getByRole('button', { name: zh ? '取地图中心' : 'Take the middle of the map' }).click()
    await visitor.page.getByText(zh ? '已标出位置' : 'Marked:').waitFor()
    await look(visitor, zh ? '问题在哪里？' : 'Where is it?', 'pointed')
    await visitor.context.close()
  }
})
