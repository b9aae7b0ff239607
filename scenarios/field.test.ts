import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandCase, getCase, listCaseEntries, listCases } from '@citybrain/contract/api/cases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Centre, decideStep, openCentre, REPORTS } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'
import { type Network, openNetwork } from './support/network.ts'
import { enterField, expectWaiting, leaveField, openPhone, type Phone, toTab, untilKept } from './support/phone.ts'
import { DOT, noise, sendPhoto } from './support/photo.ts'
import { expectSound } from './support/sound.ts'

let city: City
let network: Network
let folder: string
let phone: Phone
let centre: Centre
let clerk: Desk
let duty: Desk
const cases = { tree: '', cover: '', rubbish: '', water: '' }

/** Places in the street of the collector. */
const TREE = { ...REPORTS[1], what: '行道树枝折断', at: [117.1625, 39.1065], address: '复康路 21 号门前' } as const
const COVER = { ...REPORTS[0], at: [117.1612, 39.1052], address: '水上公园东路与吴家窑大街路口' } as const
const RUBBISH = { ...REPORTS[1], at: [117.1598, 39.1041], address: '水上公园东路 12 号门前' } as const
const WATER = { ...REPORTS[2], at: [117.1605, 39.1058], address: '水上公园东路 40 号门前' } as const

beforeAll(async () => {
  city = await startCity()
  network = await openNetwork(city.url)
  folder = await mkdtemp(join(tmpdir(), 'citybrain-phone-'))
  const started = openPhone(network.url, folder)
  centre = await openCentre(city.url)
  const desks = ['clerk', 'duty', 'handler', 'dispatcher'].map((login) => openDesk(city.url, login))
  const [first, second, handler, dispatcher] = await Promise.all(desks)
  if (!first || !second || !handler || !dispatcher) throw new Error('four desks were opened')
  clerk = first
  duty = second
  const toCheck = async (report: Parameters<Centre['report']>[0]) => {
    const id = await centre.report(report)
    await decideStep(clerk, id, 'preCheck')
    return id
  }
  cases.tree = await toCheck({ ...TREE, at: [...TREE.at] })
  cases.cover = await toCheck({ ...COVER, at: [...COVER.at] })
  cases.water = await toCheck({ ...WATER, at: [...WATER.at] })
  cases.rubbish = await centre.handed({ ...RUBBISH, at: [...RUBBISH.at] })
  const attachments = [await sendPhoto(city.url, handler.headers)]
  await decideStep(handler, cases.rubbish, 'done', { data: { handled: '已清运' }, attachments })
  await decideStep(handler, cases.rubbish, 'answer')
  await decideStep(dispatcher, cases.rubbish, 'forward')
  phone = await started
})
afterAll(async () => {
  await phone?.context.close()
  await network?.stop()
  await city?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const photo = (name: string, buffer: Buffer = DOT) => ({ name, mimeType: 'image/png', buffer })

/** Opens a task from the day's list, chooses what is done, and photographs it; the form is there to be sent. */
async function fillIn(title: string, outcome: string, file = photo('现场.png')): Promise<void> {
  const { page } = phone
  await toTab(phone, '今日任务')
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await page.getByRole('button', { name: outcome }).click()
  await page.locator('form input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '移除照片 1' }).waitFor()
}

async function doTask(title: string, outcome: string, file = photo('现场.png')): Promise<void> {
  await fillIn(title, outcome, file)
  await phone.page.locator('form').getByRole('button', { name: outcome }).click()
  await phone.page.getByText(`已记下，待发送：${outcome}`).waitFor()
}

/** What the collector decided of a case, as the city has it, the oldest first. */
async function decided(id: string): Promise<unknown[]> {
  const { items } = await duty.call(listCaseEntries, { params: { case: id }, query: { limit: 50 } as never })
  const mine = items.filter(({ event }) => event.kind === 'case.decided' && event.by.name === '卫样例')
  return mine.map(({ event }) => [event.outcome, event.attachments.length]).reverse()
}

const reported = async () =>
  (await duty.call(listCases, { query: { type: 'incident', source: 'collector' } as never })).items

test('a collector signs in on the phone and sees what is to be done; each page is sound', async () => {
  const { page } = phone
  await page.goto('/field')
  await page.getByText('样例账号').waitFor()
  await expectSound(phone, 'field-sign-in')
  await enterField(phone, 'collector')
  await page.getByRole('link', { name: /行道树枝折断/ }).waitFor()
  await untilKept(phone)
  await expectSound(phone, 'field-today')
  await fillIn('行道树枝折断', '情况属实')
  await page.getByLabel('影响通行').check()
  await expectSound(phone, 'field-task')
  await toTab(phone, '路线')
  await page.getByText('4 处，约').waitFor()
  await page.locator('.f-round li').nth(3).waitFor()
  await expectSound(phone, 'field-route')
  await toTab(phone, '上报')
  await page.getByText(/东经 117.16050°/).waitFor()
  await expectSound(phone, 'field-report')
  await toTab(phone, '我')
  await page.getByText('当前登录：卫样例').waitFor()
  await expectSound(phone, 'field-me')
})

test('without a network work goes on; it outlives a reload and a browser that dies, and arrives once each', async () => {
  const { page } = phone
  await phone.context.setOffline(true)
  await doTask('行道树枝折断', '情况属实')
  await doTask('人行道上堆放建筑垃圾', '核查通过')
  await toTab(phone, '上报')
  await page.locator('form input[type=file]').setInputFiles(photo('井盖.png'))
  await page.getByLabel('查找类别').fill('井盖')
  await page.getByRole('radio', { name: /污水井盖/ }).check()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('已保存，将自动上报。').waitFor()
  await expectWaiting(phone, ['情况属实', '核查通过，达到结案条件', '上报'])
  await expectSound(phone, 'field-outbox')
  await page.reload()
  await expectWaiting(phone, ['情况属实', '核查通过，达到结案条件', '上报'])
  await page.goto(`/field/tasks/${cases.cover}`)
  await page.getByRole('heading', { name: /污水井盖破损/ }).waitFor()
  await page.getByText(/^这是 .+ 保存的内容$/).waitFor()
  await phone.crash()
  phone = await openPhone(network.url, folder)
  await phone.page.goto('/field/outbox')
  await expectWaiting(phone, ['情况属实', '核查通过，达到结案条件', '上报'])
  // The browser forgot its session when it died.
  await phone.page.getByRole('button', { name: '重新登录' }).click()
  await enterField(phone, 'collector')
  await expectWaiting(phone, [])
  expect(await decided(cases.tree)).toEqual([['found', 1]])
  expect(await decided(cases.rubbish)).toEqual([['passed', 1]])
  expect((await reported()).map(({ title }) => title)).toEqual(['污水井盖'])
})

test('a photo that breaks off in the middle goes on where it stopped, and an answer that is lost does nothing twice', async () => {
  const { page } = phone
  const broken = network.lose(/PUT .*\/parts\/2$/, 'request')
  const unanswered = network.lose(/POST .*\/commands$/, 'answer')
  network.answered()
  await doTask('污水井盖破损', '情况属实', photo('大图.png', noise(620)))
  await broken
  await unanswered
  await toTab(phone, '待发送')
  await page.getByText('全部已发送。').waitFor()
  expect(await decided(cases.cover)).toEqual([['found', 1]])
  const parts = network.answered().flatMap((name) => /parts\/(\d+)$/.exec(name)?.[1] ?? [])
  expect(parts.sort()).toEqual(['0', '1', '2', '3', '4'])
})

test('what others changed meanwhile is told in words; its author decides, and nothing is lost', async () => {
  const { page } = phone
  await phone.context.setOffline(true)
  await doTask('雨后路面积水', '情况属实')
  const correct = { do: 'correct', data: { what: '雨后路面积水，已扩大' }, reason: '居民补充' } as const
  await duty.call(commandCase, { params: { case: cases.water }, body: correct })
  await phone.context.setOffline(false)
  await toTab(phone, '待发送')
  await page.getByText('案件在此期间有了变化。').waitFor()
  await page.getByText(/陈样例.*居民补充/).waitFor()
  await expectSound(phone, 'field-conflict')
  expect(await decided(cases.water)).toEqual([])
  await page.getByRole('button', { name: '按最新情况再次提交' }).click()
  await page.getByText('全部已发送。').waitFor()
  expect(await decided(cases.water)).toEqual([['found', 1]])
})

test('what somebody else has settled meanwhile can’t be sent, and only its author throws it away', async () => {
  const { page } = phone
  const id = await centre.report({ ...TREE, what: '护栏松动', at: [...TREE.at] })
  await decideStep(clerk, id, 'preCheck')
  await toTab(phone, '今日任务')
  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByRole('link', { name: /护栏松动/ }).waitFor()
  await page.getByRole('link', { name: /护栏松动/ }).click()
  await page.getByRole('button', { name: '情况属实' }).waitFor()
  await phone.context.setOffline(true)
  await doTask('护栏松动', '情况属实')
  const colleague = await openDesk(city.url, 'collector')
  const attachments = [await sendPhoto(city.url, colleague.headers)]
  await decideStep(colleague, id, 'notFound', { attachments })
  await phone.context.setOffline(false)
  await toTab(phone, '待发送')
  await page.getByRole('button', { name: '按最新情况再次提交' }).click()
  await page.getByText('按最新情况，已不能这样办理。').waitFor()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: '放弃' }).click()
  await page.getByText('全部已发送。').waitFor()
  expect(await decided(id)).toEqual([['notFound', 1]])
})

test('whoever signs out leaves nothing to read for the next, finds it again, and takes a new version without losing it', async () => {
  const { page } = phone
  const { state } = await clerk.call(getCase, {
    params: { case: await centre.report({ ...COVER, at: [...COVER.at] }) },
  })
  await decideStep(clerk, state.id, 'preCheck')
  await toTab(phone, '今日任务')
  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByRole('link', { name: /污水井盖破损/ }).click()
  await page.getByRole('button', { name: '情况属实' }).waitFor()
  await phone.context.setOffline(true)
  await doTask('污水井盖破损', '情况属实')
  page.once('dialog', (dialog) => void dialog.accept())
  await leaveField(phone)
  await phone.context.setOffline(false)
  await page.goto('/field')
  await enterField(phone, 'grid')
  await expectWaiting(phone, [])
  await leaveField(phone)
  network.release()
  await page.reload()
  await page.getByRole('button', { name: '更新并重新打开' }).click()
  await page.getByRole('button', { name: '更新并重新打开' }).waitFor({ state: 'detached' })
  await enterField(phone, 'collector')
  await expectWaiting(phone, [])
  expect(await decided(state.id)).toEqual([['found', 1]])
  expect(phone.complaints()).toEqual([])
})
