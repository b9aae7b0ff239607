import { createApiKey } from '@citybrain/contract/api/api-keys.ts'
import { getFieldKey } from '@citybrain/contract/api/field.ts'
import { whoAmI } from '@citybrain/contract/api/identity.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

describeOnEachDatabase('the key of the field app', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  test('is the same at each sign-in of one account, and another one for everybody else', async () => {
    const district = await open().freshDistrict()
    const [mine, theirs] = [await city.signedIn(district, 'handler'), await city.signedIn(district, 'handler')]
    const { reply, headers } = await mine.ask(getFieldKey)
    expect(reply.account).toBe((await mine.ask(whoAmI)).reply.account.id)
    expect(headers['cache-control']).toBe('no-store')
    const phone = city.browser()
    await phone.signIn(district, mine.login, mine.password)
    expect((await phone.ask(getFieldKey)).reply).toEqual(reply)
    const other = (await theirs.ask(getFieldKey)).reply
    expect([other.account, other.secret]).not.toContain(reply.account)
    expect(other.secret).not.toBe(reply.secret)
  })

  test('is given to no stranger and no program, and stands in no log', async () => {
    const who = await city.signedIn(await open().freshDistrict(), 'administrator')
    const { reply } = await who.ask(getFieldKey)
    expect((await city.browser().ask(getFieldKey)).status).toBe(401)
    const body = { name: '程序', scope: [{ action: 'read', kind: 'audit' }], validDays: 1 }
    const headers = { authorization: `Bearer ${(await who.ask(createApiKey, { body })).reply.secret}` }
    expect((await city.browser().ask(getFieldKey, { headers })).problem.code).toBe('request.not-for-keys')
    expect(JSON.stringify(city.logged)).not.toContain(reply.secret)
  })
})
