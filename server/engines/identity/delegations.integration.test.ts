import { randomUUID } from 'node:crypto'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as api from '@citybrain/contract/api/organisation.ts'
import { whyRight } from '@citybrain/contract/api/rights.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { appoint, openClub, rightsOf } from '../../testing/organised-club.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'

const DAY = 86_400_000

describeOnEachDatabase('delegations', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  const club = () => openClub(city, open())

  test('a delegation lends what the lender may do, says so in the reason, and ends with its day or at once', async () => {
    const { district, administrator, secretary, person, today } = await club()
    const [lender, helper] = [await person('viewer'), await person('viewer')]
    await appoint(administrator, secretary.id, { account: lender.id, from: today })
    const body = {
      id: randomUUID(),
      from: lender.id,
      to: helper.id,
      post: secretary.id,
      start: today,
      end: today,
      reason: '出差',
    }
    expect((await lender.ask(api.delegate, { body })).reply.state).toBe('in-force')
    expect(await rightsOf(helper)).toContain('edit:plan')
    const why = (await helper.ask(whyRight, { query: { action: 'edit', kind: 'plan' } })).reply
    expect(why).toMatchObject({ allowed: true, by: { role: 'planner', held: { via: 'delegation', until: today } } })
    expect(why.because.zh).toContain('office·secretary岗')
    const taken = await lender.ask(api.revokeDelegation, { params: { delegation: body.id }, body: {} })
    expect(taken.reply.state).toBe('revoked')
    expect(await rightsOf(helper)).not.toContain('edit:plan')
    await lender.ask(api.delegate, { body: { ...body, id: randomUUID() } })
    expect(await rightsOf(helper)).toContain('edit:plan')
    city.clock.advance(DAY)
    const later = city.browser()
    await later.signIn(district, helper.login, helper.password)
    expect(await rightsOf(later)).not.toContain('edit:plan')
  })

  test('what was lent is not lent on, an administrator’s role is never lent, and a disabled lender lends nothing', async () => {
    const { administrator, person, today } = await club()
    const [lender, helper, third] = [
      await person('administrator', 'planner'),
      await person('viewer'),
      await person('viewer'),
    ]
    const lend = (by: Browser, from: string, to: string) =>
      by.ask(api.delegate, { body: { id: randomUUID(), from, to, start: today, end: today, reason: '代办' } })
    expect((await lend(lender, lender.id, helper.id)).status).toBe(200)
    expect((await lend(helper, helper.id, third.id)).status).toBe(200)
    expect(await rightsOf(helper)).toContain('edit:plan')
    expect(await rightsOf(helper)).not.toContain('manage:account')
    expect(await rightsOf(third)).not.toContain('edit:plan')
    const params = { account: lender.id }
    await administrator.ask(identityApi.updateAccount, { params, body: { revision: 1, disabled: true } })
    expect(await rightsOf(helper)).not.toContain('edit:plan')
  })

  test('nobody lends another person’s rights, nor asks about them, without managing the organisation', async () => {
    const { administrator, person, today } = await club()
    const [victim, thief] = [await person('planner'), await person('viewer')]
    const body = { id: randomUUID(), from: victim.id, to: thief.id, start: today, end: today, reason: '借用' }
    expect((await thief.ask(api.delegate, { body })).problem.code).toBe('identity.not-yours-to-delegate')
    const query = { account: victim.id, action: 'edit', kind: 'plan' }
    expect((await thief.ask(whyRight, { query })).problem.code).toBe('identity.not-yours-to-ask')
    expect((await administrator.ask(whyRight, { query })).reply).toMatchObject({ allowed: true })
    expect((await administrator.ask(api.delegate, { body })).status).toBe(200)
    expect((await thief.ask(api.addUnit, { body: {} })).problem.code).toBe('request.not-allowed')
  })

  test('the reason of a refusal says where the right reaches', async () => {
    const { district, administrator, groundsman, person, today } = await club()
    const worker = await person('grid-worker')
    await appoint(administrator, groundsman.id, { account: worker.id, from: today })
    const ask = (street: string) => worker.ask(whyRight, { query: { action: 'create', kind: 'thing/court', street } })
    expect((await ask(`${district}001`)).reply).toMatchObject({ allowed: true, clearance: 'sensitive' })
    const refused = (await ask(`${district}002`)).reply
    expect(refused).toMatchObject({ allowed: false, by: null, clearance: 'public' })
    expect(refused.because.zh).toContain(`（${district}001）；此处（${district}002）不在其中`)
  })
})
