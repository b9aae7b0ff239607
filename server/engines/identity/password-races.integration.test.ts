import { setTimeout as pause } from 'node:timers/promises'
import * as api from '@citybrain/contract/api/identity.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../platform/index.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { hashPassword } from './password-hash.ts'

describeOnEachDatabase('passwords while they are being checked', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  /** Work that checks a password, and stands in line for it while the password is reset. */
  async function duringReset<T>(hash: string, begin: () => Promise<T>, reset: (hash: string) => Promise<void>) {
    const crowd = Array.from({ length: 40 }, () => hashPassword('somebody else'))
    const begun = begin()
    await pause(150)
    await reset(hash)
    await Promise.all(crowd)
    return begun
  }

  async function newAccount() {
    const district = await open().freshDistrict()
    const draft = { login: 'wang', name: '王芳', roles: ['planner'] as const, department: null }
    const made = await city.identity.createAccount(systemActor(district), draft)
    const db = open().database.district(district)
    const reset = async (hash: string) => {
      await sql`update account set password_hash = ${hash}, must_change_password = true`.execute(db)
      await sql`delete from session`.execute(db)
    }
    const sessions = async () => (await sql<{ id: string }>`select id from session`.execute(db)).rows
    return { ...made, district, reset, sessions }
  }

  test('a sign-in with the old password does not outlive the reset that came meanwhile', async () => {
    const { district, oneTimePassword, reset, sessions } = await newAccount()
    const hash = await hashPassword('another one')
    const browser = city.browser()
    const { status } = await duringReset(hash, () => browser.signIn(district, 'wang', oneTimePassword), reset)
    expect([status, await sessions()]).toEqual([401, []])
  })

  test('a change of one’s own password does not undo the reset that came meanwhile', async () => {
    const { district, oneTimePassword, reset, sessions } = await newAccount()
    const hash = await hashPassword('another one')
    const browser = city.browser()
    await browser.signIn(district, 'wang', oneTimePassword)
    const body = { current: oneTimePassword, next: 'Kite7march' }
    const { problem } = await duringReset(hash, () => browser.ask(api.changePassword, { body }), reset)
    expect([problem.code, await sessions()]).toEqual(['identity.wrong-password', []])
    expect((await city.browser().signIn(district, 'wang', 'another one')).status).toBe(200)
  })
})
