import { createServer, type IncomingMessage, type Server } from 'node:http'
import { changeThing, listThings } from '@citybrain/contract/api/things.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, type Visitor, visit, visitAgain } from './support/visitor.ts'

let browser: Browser
let city: City
let visitor: Visitor
let receiver: Server
/** What the receiver answers, and the bodies that it was sent. */
let answer = 204
const heard: string[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (answer < 300) heard.push(body)
      response.writeHead(answer).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  city = await startCity({ env: { WEBHOOK_NETWORKS: '127.0.0.0/8' } })
  browser = await openBrowser()
  visitor = await visit(browser, city)
  await signIn(visitor, 'admin')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
  receiver?.close()
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function addressOfReceiver(): string {
  const address = receiver.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/news` : ''
}

const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
const drawer = () => visitor.page.locator('.ant-drawer-content-wrapper')
const confirm = (name: RegExp) => visitor.page.locator('.ant-modal-confirm').getByRole('button', { name }).click()
const row = (words: string) => visitor.page.locator('.grid tbody tr', { hasText: words })

async function changeALandmark(accuracyM: number): Promise<void> {
  const desk = await openDesk(city.url, 'steward')
  const { items } = await desk.call(listThings, { query: { type: 'landmark', q: '鼓楼', limit: 1 } as never })
  const [thing] = items
  if (!thing) throw new Error('no such landmark')
  const body = { revision: thing.revision, attributes: { accuracyM }, reason: '复测' }
  await desk.call(changeThing, { params: { thing: thing.id }, body } as never)
}

test('a key is made with a scope, shown once, works within its scope, and is revoked', async () => {
  const { page } = visitor
  await page.goto('/access')
  await page.getByText('接口密钥').first().waitFor()
  await expectSound(visitor, 'access-empty')
  await button('新建密钥').click()
  await drawer().getByRole('button', { name: '生成密钥' }).click()
  await drawer().getByText('请至少选择一项').waitFor()
  await drawer().getByLabel('用途').fill('楼宇系统（样例）')
  await drawer().getByLabel('授权范围').fill('查看城市对象')
  await page.keyboard.press('Enter')
  await drawer().locator('.ant-drawer-title').click()
  await expectSound(visitor, 'access-key-form')
  await drawer().getByRole('button', { name: '生成密钥' }).click()
  await page.locator('.secret').click()
  const secret = await page.locator('.secret code').innerText()
  expect(secret).toMatch(/^cbk_120104_/)
  await expectSound(visitor, 'access-key-once')
  await button('已保存，关闭').click()
  expect(await page.content()).not.toContain(secret)
  const ask = (path: string) => fetch(`${city.url}${path}`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask('/api/v1/things?limit=1')).status).toBe(200)
  expect((await ask('/api/v1/accounts')).status).toBe(403)
  await button('吊销“楼宇系统（样例）”').click()
  await page.getByText('使用它的系统将立即无法访问').waitFor()
  await confirm(/吊\s*销/)
  await row('楼宇系统').getByText('已吊销').waitFor()
  expect((await ask('/api/v1/things?limit=1')).status).toBe(401)
  await expectSound(visitor, 'access-keys')
})

test('a receiver is added, tested, told of a change, and its secret renewed', async () => {
  const { page } = visitor
  await page.goto('/access?show=webhooks')
  await button('新建接收方').click()
  await drawer().getByLabel('接收方', { exact: true }).fill('街道平台（样例）')
  await drawer().getByLabel('接收地址').fill('ftp://somewhere')
  await drawer().getByLabel('推送哪些事件').fill('thing.*')
  await page.keyboard.press('Enter')
  await drawer().getByLabel('只推送这些类型的对象').fill('地标')
  await page.keyboard.press('Enter')
  await drawer().locator('.ant-drawer-title').click()
  await drawer().getByText('应为 http 或 https 网址').waitFor()
  await drawer().getByLabel('接收地址').fill(addressOfReceiver())
  await expectSound(visitor, 'access-webhook-form')
  await drawer().getByRole('button', { name: '建立推送' }).click()
  expect(await page.locator('.secret code').innerText()).toMatch(/^whsec_/)
  await button('已保存，关闭').click()
  await page.getByRole('link', { name: '街道平台（样例）' }).first().click()
  await button('发送测试').click()
  await page.getByText(/测试消息已送达：对方答复 204/).waitFor()
  await changeALandmark(120)
  await expect.poll(() => heard.some((body) => body.includes('thing.changed'))).toBe(true)
  await row('thing.changed').getByText('已送达').waitFor()
  await expectSound(visitor, 'access-webhook')
  await button('更换签名密钥').click()
  await confirm(/更换签名密钥/)
  await page.locator('.secret code').waitFor()
  await button('已保存，关闭').click()
})

test('paused, its news wait and are counted; resumed, they arrive; a refusal is shown and can be given up', async () => {
  const { page } = visitor
  await button('暂停').click()
  await page.getByText(/已暂停：/).waitFor()
  const before = heard.length
  await changeALandmark(130)
  await row('thing.changed').getByText('待推送').waitFor()
  await expectSound(visitor, 'access-webhook-paused')
  expect(heard.length).toBe(before)
  answer = 400
  await button('恢复推送').click()
  await row('待推送').getByText(/400/).first().waitFor()
  await expectSound(visitor, 'access-webhook-refused')
  await button(/^放弃第/)
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('接收方不需要这一条')
  await dialog.getByRole('button', { name: /放\s*弃/ }).click()
  await row('thing.changed').getByText('已放弃').waitFor()
  answer = 204
  await page
    .getByRole('button', { name: /^重新推送第/ })
    .first()
    .click()
  await expect.poll(() => heard.length).toBeGreaterThan(before)
  expect(visitor.complaints()).toEqual([])
})

test.each(SCREENS)(
  'in $language at $width pixels keys, receivers, their deliveries and every form are sound',
  async (screen) => {
    const someone = await visitAgain(browser, city, visitor, screen)
    const { page } = someone
    const press = (name: RegExp) => page.getByRole('button', { name }).first().click()
    await page.goto('/access')
    await expectSound(someone, 'access-keys')
    await press(/新建密钥|New key/)
    await expectSound(someone, 'access-key-form')
    await page.goto('/access?show=webhooks')
    await page.locator('.grid tbody .grid-open').first().waitFor()
    await expectSound(someone, 'access-webhooks-list')
    await press(/新建接收方|New receiver/)
    await expectSound(someone, 'access-webhook-form')
    await page.goto('/access?show=webhooks')
    await page.locator('.grid tbody .grid-open').first().click()
    await page.locator('.receiver .grid tbody tr').first().waitFor()
    await expectSound(someone, 'access-deliveries')
    await press(/从某日起重新推送|Send again since a day/)
    await expectSound(someone, 'access-replay')
    await someone.context.close()
  },
)
