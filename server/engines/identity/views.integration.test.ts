import { createApiKey } from '@citybrain/contract/api/api-keys.ts'
import { listAudit } from '@citybrain/contract/api/operations.ts'
import * as api from '@citybrain/contract/api/saved-views.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'

const HALLS = { list: 'things/court', name: '室内场地', query: 'sort=-courts&where=indoor%3Aeq%3Atrue' }

describeOnEachDatabase('saved views', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  const member = async () => city.signedIn(await open().freshDistrict(), 'planner')
  const save = (who: Browser, more: Partial<typeof HALLS> = {}) =>
    who.ask(api.saveView, { body: { ...HALLS, ...more } })
  const viewsOf = async (who: Browser) => (await who.ask(api.listViews)).reply.views

  test('a view is kept under its name, changed, and deleted', async () => {
    const who = await member()
    const { reply: kept } = await save(who)
    expect(kept).toEqual({ ...HALLS, id: kept.id, revision: 1 })
    const next = { name: '全部场地', query: '' }
    const params = { view: kept.id }
    const { reply: changed } = await who.ask(api.changeView, { params, body: { revision: 1, ...next } })
    expect(changed).toEqual({ ...kept, ...next, revision: 2 })
    expect(await viewsOf(who)).toEqual([changed])
    expect((await who.ask(api.deleteView, { params })).reply).toEqual({ deleted: kept.id })
    expect(await viewsOf(who)).toEqual([])
  })

  test('views of all lists stand in the order in which they were saved', async () => {
    const who = await member()
    for (const [list, name] of [
      ['ledger', '乙'],
      ['things/court', '甲'],
    ] as const)
      await save(who, { list, name })
    expect((await viewsOf(who)).map(({ list, name }) => [list, name])).toEqual([
      ['ledger', '乙'],
      ['things/court', '甲'],
    ])
  })

  test('nobody sees, changes or deletes another person’s view, and both may use the same name', async () => {
    const district = await open().freshDistrict()
    const [mine, theirs] = [await city.signedIn(district, 'planner'), await city.signedIn(district, 'administrator')]
    const { reply } = await save(mine)
    expect(await viewsOf(theirs)).toEqual([])
    const params = { view: reply.id }
    const body = { revision: 1, name: '别人的', query: '' }
    expect((await theirs.ask(api.changeView, { params, body })).problem.code).toBe('identity.no-such-view')
    expect((await theirs.ask(api.deleteView, { params })).problem.code).toBe('identity.no-such-view')
    expect((await save(theirs)).status).toBe(200)
    expect(await viewsOf(mine)).toEqual([reply])
  })

  test('a name that is taken is refused with the name, when saving and when renaming', async () => {
    const who = await member()
    await save(who)
    const again = await save(who, { list: 'ledger', query: '' })
    expect(again).toMatchObject({ status: 409, problem: { code: 'identity.view-exists' } })
    expect(again.problem.detail).toContain('室内场地')
    const { reply: other } = await save(who, { name: '其他' })
    const body = { revision: 1, name: HALLS.name, query: '' }
    const renamed = await who.ask(api.changeView, { params: { view: other.id }, body })
    expect(renamed.problem.code).toBe('identity.view-exists')
  })

  test('a change upon an old revision is refused and changes nothing', async () => {
    const who = await member()
    const { reply } = await save(who)
    const change = (name: string) =>
      who.ask(api.changeView, { params: { view: reply.id }, body: { revision: 1, name, query: '' } })
    await change('第一次')
    expect((await change('第二次')).problem.code).toBe('identity.view-changed-meanwhile')
    expect((await viewsOf(who)).map(({ name }) => name)).toEqual(['第一次'])
  })

  test('the fifty-first view is refused until one is deleted', async () => {
    const who = await member()
    for (let at = 1; at <= 50; at += 1) await save(who, { name: `视图 ${at}` })
    expect((await save(who)).problem.code).toBe('identity.too-many-views')
    const [first] = await viewsOf(who)
    await who.ask(api.deleteView, { params: { view: first?.id ?? '' } })
    expect((await save(who)).status).toBe(200)
    expect(await viewsOf(who)).toHaveLength(50)
  })

  test('a list, a name or a query of another shape is refused', async () => {
    const who = await member()
    for (const odd of [
      { list: 'Things' },
      { list: 'things/' },
      { list: '../x' },
      { name: ' ' },
      { name: '长'.repeat(41) },
    ])
      expect((await save(who, odd)).problem.code).toBe('request.invalid')
    expect((await save(who, { query: 'a'.repeat(4001) })).status).toBe(400)
  })

  test('no stranger and no key reaches a view', async () => {
    const administrator = await city.signedIn(await open().freshDistrict(), 'administrator')
    expect((await city.browser().ask(api.listViews)).status).toBe(401)
    const body = { name: '程序', scope: [{ action: 'read', kind: 'audit' }], validDays: 1 }
    const { reply } = await administrator.ask(createApiKey, { body })
    const headers = { authorization: `Bearer ${reply.secret}` }
    expect((await city.browser().ask(api.listViews, { headers })).problem.code).toBe('request.not-for-keys')
  })

  test('the audit says who saved, changed and deleted what', async () => {
    const who = await city.signedIn(await open().freshDistrict(), 'administrator')
    const { reply } = await save(who)
    const params = { view: reply.id }
    await who.ask(api.changeView, { params, body: { revision: 1, name: '新名', query: '' } })
    await who.ask(api.deleteView, { params })
    const { reply: audit } = await who.ask(listAudit, { query: { subjectKind: 'saved-view', subject: reply.id } })
    const renamed = { ...HALLS, name: '新名', query: '' }
    expect(audit.items.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'saved-view.delete', before: renamed, after: null },
      { action: 'saved-view.edit', before: HALLS, after: renamed },
      { action: 'saved-view.create', before: null, after: HALLS },
    ])
  })
})
