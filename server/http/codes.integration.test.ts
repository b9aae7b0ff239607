import * as api from '@citybrain/contract/api/codes.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { codeRoutes } from './index.ts'

const COURTS: CodeTable = {
  ...{ key: 'event-classes', title: { zh: '场地事件', en: 'Court events' }, basis: '球会章程', complete: true },
  ...{ source: { zh: '章程', en: 'Charter' }, known: 'verified', effectiveFrom: '2020-01-01', effectiveTo: null },
  entries: [
    { code: '01', title: { zh: '场地', en: 'Courts' } },
    { code: '0102', title: { zh: '积水', en: 'Standing water' } },
  ],
}

describeOnEachDatabase('codes', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open(), { more: () => codeRoutes({ tables: [COURTS] }) })
  })
  afterAll(() => city.close())

  test('whoever is signed in may have a code checked against the tables of this server', async () => {
    const clerk = await city.signedIn(await open().freshDistrict(), 'liaison')
    const sound = await clerk.ask(api.checkCode, { params: { kind: 'event', value: '120104 0102' } })
    expect(sound.reply).toMatchObject({ valid: true, normal: '1201040102', known: 'from-memory' })
    const unsound = await clerk.ask(api.checkCode, { params: { kind: 'event', value: '1201040103' } })
    expect(unsound.reply).toMatchObject({ valid: false, at: 9 })
    expect((await clerk.ask(api.checkCode, { params: { kind: 'isbn', value: '1' } })).status).toBe(400)
  })

  test('a table is handed out whole with its source; one that nobody has is not found', async () => {
    const clerk = await city.signedIn(await open().freshDistrict(), 'liaison')
    expect((await clerk.ask(api.getCodeTable, { params: { table: 'event-classes' } })).reply).toEqual(COURTS)
    const missing = await clerk.ask(api.getCodeTable, { params: { table: 'shoe-sizes' } })
    expect(`${missing.status} ${missing.problem.code}`).toBe('404 code.no-such-table')
  })

  test('the catalogue names every kind and table', async () => {
    const clerk = await city.signedIn(await open().freshDistrict(), 'liaison')
    const { reply } = await clerk.ask(api.listCodeRules)
    expect(reply.kinds.map(({ kind }) => kind)).toContain('uscc')
    expect(reply.tables).toMatchObject([{ key: 'event-classes', entries: 2 }])
  })
})
