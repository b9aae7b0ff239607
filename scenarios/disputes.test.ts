import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCaseEntries } from '@citybrain/contract/api/cases.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { decideStep, openCentre, REPORTS } from './support/cases.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { pick } from './support/review.ts'
import { expectSound } from './support/sound.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let dataFolder: string

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'citybrain-disputes-'))
  city = await startCity({ dataFolder })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

const form = ({ page }: Visitor) => page.locator('.ant-drawer .case-form')

async function visitAs(login: string, id: string): Promise<Visitor> {
  const visitor = await visit(browser, city)
  await signIn(visitor, login)
  await visitor.page.goto(`/cases/${id}`)
  return visitor
}

test('a department returns a case three times; the duty officer appoints it, and it may not return it again', async () => {
  const centre = await openCentre(city.url)
  const [dispatcher, handler] = await Promise.all([openDesk(city.url, 'dispatcher'), openDesk(city.url, 'handler')])
  const id = await centre.filed(REPORTS[1])
  const back = { reason: '不在本单位养护范围', data: { returnBasis: '《市政设施移交清单》第3页' } }
  for (let time = 0; time < 3; time++) {
    await decideStep(dispatcher, id, 'send', { department: 'city-management' })
    await decideStep(handler, id, 'notOurs', back)
  }
  await expect(decideStep(dispatcher, id, 'send', { department: 'city-management' })).rejects.toThrow(
    '请报值班长指定承办单位',
  )
  await decideStep(dispatcher, id, 'arbitrate', { reason: '三次退单' })

  const duty = await visitAs('duty', id)
  await duty.page.getByText(/在“裁定承办单位”环节/).waitFor()
  await duty.page.getByRole('button', { name: '指定承办单位' }).click()
  await pick(duty.page, form(duty).getByLabel('承办单位'), '区城市管理委')
  await form(duty).getByLabel('指定依据').fill('区长办公会议定')
  await form(duty)
    .getByLabel(/意见|原因|理由/)
    .fill('由城管委承办')
  await expectSound(duty, 'case-arbitration')
  await form(duty).getByRole('button', { name: '指定承办单位' }).click()
  await duty.page.getByText(/在“签收指派”环节/).waitFor()

  await expect(decideStep(handler, id, 'notOurs', back)).rejects.toThrow('承办单位已由值班长指定，不得退单')
})

test('what is overdue climbs its ladder while nobody acts, until the inspector has it supervised', async () => {
  const centre = await openCentre(city.url)
  const id = await centre.handed(REPORTS[3])
  await city.kill()
  city = await startCity({ dataFolder, args: ['--today', '2023-10-20'] })
  const duty = await openDesk(city.url, 'duty')
  const rungs = async () => {
    const { items } = await duty.call(listCaseEntries, { params: { case: id } })
    return items.flatMap(({ event }) => (event.kind === 'case.climbed' ? String(event.told.rung ?? event.told.do) : []))
  }
  await expect.poll(async () => (await rungs()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4)

  const inspector = await visitAs('inspector', id)
  await inspector.page
    .getByText(/建议督办/)
    .first()
    .waitFor()
  await expectSound(inspector, 'case-overdue')
  await inspector.page.getByRole('button', { name: '列入督办' }).click()
  await form(inspector)
    .getByLabel(/意见|原因|理由/)
    .fill('超期八个工作时以上，请城管委主要负责人办理')
  await form(inspector).getByRole('button', { name: '列入督办' }).click()
  await inspector.page.getByText(/将案件列入督办/).waitFor()
  await expectSound(inspector, 'case-supervised')
})
