import { setTimeout as pause } from 'node:timers/promises'
import * as api from '@citybrain/contract/api/identity.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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

  type Account = Awaited<ReturnType<typeof newAccount>>

  /** Work that checks a password, and stands in line for it while the password is reset. */
  async function duringReset<T>({ charged, reset }: Account, begin: () => Promise<T>): Promise<T> {
    const hash = await hashPassword('another one')
    const crowd = Array.from({ length: 80 }, () => hashPassword('somebody else'))
    const begun = begin()
    await vi.waitUntil(charged)
    // The account is read right after the attempt was charged.
    await pause(100)
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
    const charged = async () =>
      (await sql`select from sign_in_attempt where kind = 'account' and failures > 0`.execute(db)).rows.length > 0
    const sessions = async () => (await sql<{ id: string }>`select id from session`.execute(db)).rows
    return { ...made, district, charged, reset, sessions }
  }

  test('a sign-in with the old password does not outlive the reset that came meanwhile', async () => {
    const account = await newAccount()
    const browser = city.browser()
    const signIn = () => browser.signIn(account.district, 'wang', account.oneTimePassword)
    const { status } = await duringReset(account, signIn)
    expect([status, await account.sessions()]).toEqual([401, []])
  })

  test('a change of one’s own password does not undo the reset that came meanwhile', async () => {
    const account = await newAccount()
    const browser = city.browser()
    await browser.signIn(account.district, 'wang', account.oneTimePassword)
    const body = { current: account.oneTimePassword, next: 'Kite7march' }
    const { problem } = await duringReset(account, () => browser.ask(api.changePassword, { body }))
    expect([problem.code, await account.sessions()]).toEqual(['identity.wrong-password', []])
    expect((await city.browser().signIn(account.district, 'wang', 'another one')).status).toBe(200)
  })
})
