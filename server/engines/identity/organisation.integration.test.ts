import { randomUUID } from 'node:crypto'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import { listAudit } from '@citybrain/contract/api/operations.ts'
import * as api from '@citybrain/contract/api/organisation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { appoint, openClub, rightsOf } from '../../testing/organised-club.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { loadOrganisation, noteLeavings } from './index.ts'

const DAY = 86_400_000
const words = (zh: string) => ({ zh, en: zh })

describeOnEachDatabase('organisation', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  const club = () => openClub(city, open())

  test('the folder’s units and posts are there, with their vacancies, and load again without a trace', async () => {
    const { district, profile, administrator } = await club()
    await loadOrganisation(open().database, profile)
    const { reply } = await administrator.ask(api.listUnits)
    expect(reply.items.map(({ code, posts, vacant }) => ({ code, posts, vacant }))).toEqual([
      { code: 'east', posts: 1, vacant: 1 },
      { code: 'office', posts: 1, vacant: 1 },
    ])
    const { reply: audit } = await administrator.ask(listAudit, { query: { action: 'organisation.load' } })
    expect(audit.items.map(({ subject, after }) => [subject.id, after])).toEqual([[district, { changed: 4 }]])
  })

  test('what was changed here stays when the folder is loaded again; what was not follows the folder', async () => {
    const { profile, administrator } = await club()
    const body = { revision: 1, name: words('办公室新名'), short: words('新办') }
    expect((await administrator.ask(api.updateUnit, { params: { unit: 'office' }, body })).status).toBe(200)
    const renamed = { ...profile, departments: profile.departments.map((one) => ({ ...one, short: words('册改名') })) }
    await loadOrganisation(open().database, renamed)
    const { reply } = await administrator.ask(api.listUnits)
    expect(reply.items.map(({ short }) => short.zh)).toEqual(['册改名', '新办'])
  })

  test('whoever takes a post has its rights with the next request, in the street of its unit, until the last day', async () => {
    const { district, administrator, groundsman, person, today } = await club()
    const worker = await person('grid-worker')
    expect(await rightsOf(worker)).not.toContain('create:thing')
    const { reply } = await appoint(administrator, groundsman.id, { account: worker.id, from: today })
    expect(await rightsOf(worker)).toContain('create:thing')
    const holdings = (await worker.ask(identityApi.whoAmI)).reply.holdings
    expect(holdings.find(({ role }) => role === 'street-worker')).toEqual({
      role: 'street-worker',
      by: { via: 'post', name: { zh: 'east·groundsman岗', en: 'groundsman岗, east' }, until: null },
      ...{ owner: worker.id, streets: [`${district}001`], departments: ['east'] },
    })
    const end = { params: { appointment: reply.id }, body: { revision: 1, on: today } }
    expect((await administrator.ask(api.endAppointment, end)).reply).toMatchObject({ to: today, over: false })
    expect(await rightsOf(worker)).toContain('create:thing')
    city.clock.advance(DAY)
    const again = await person('grid-worker')
    await again.signIn(district, worker.login, worker.password)
    expect(await rightsOf(again)).not.toContain('create:thing')
  })

  test('a post with one seat takes one holder at a time and any number who act in it', async () => {
    const { administrator, secretary, person, today } = await club()
    const [first, second] = [await person('viewer'), await person('viewer')]
    await appoint(administrator, secretary.id, { account: first.id, from: today, to: '2023-12-31' })
    const taken = await appoint(administrator, secretary.id, { account: second.id, from: '2023-12-31' })
    expect(taken.problem).toMatchObject({ status: 409, code: 'identity.post-taken' })
    const acting = { account: second.id, acting: true, from: today }
    expect((await appoint(administrator, secretary.id, acting)).problem.code).toBe('identity.acting-needs-end')
    expect((await appoint(administrator, secretary.id, { ...acting, to: today })).status).toBe(200)
    expect((await appoint(administrator, secretary.id, { account: second.id, from: '2024-01-01' })).status).toBe(200)
    const twice = await appoint(administrator, secretary.id, {
      account: first.id,
      acting: true,
      from: today,
      to: today,
    })
    expect(twice.problem.code).toBe('identity.holds-already')
  })

  test('of two who are appointed to one seat at the same time one gets it', async () => {
    const { administrator, secretary, person, today } = await club()
    const people = [await person('viewer'), await person('viewer')]
    const answers = await Promise.all(
      people.map(({ id }) => appoint(administrator, secretary.id, { account: id, from: today })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('who held a post on a day long past can be asked, and the whole history', async () => {
    const { administrator, secretary, person } = await club()
    const [first, second] = [await person('viewer'), await person('viewer')]
    await appoint(administrator, secretary.id, { account: first.id, from: '2020-01-01', to: '2021-06-30' })
    await appoint(administrator, secretary.id, { account: second.id, from: '2021-07-01', reason: '换届' })
    const holdersOn = async (on: string) => {
      const { reply } = await administrator.ask(api.listPosts, { query: { unit: 'office', on } })
      return reply.items.flatMap(({ holders }) => holders.map(({ account }) => account))
    }
    expect(await holdersOn('2019-12-31')).toEqual([])
    expect(await holdersOn('2021-06-30')).toEqual([first.id])
    expect(await holdersOn('2021-07-01')).toEqual([second.id])
    const history = await administrator.ask(api.listPostHistory, { params: { post: secretary.id } })
    expect(history.reply.items.map(({ account, to, reason }) => [account, to, reason])).toEqual([
      [second.id, null, '换届'],
      [first.id, '2021-06-30', null],
    ])
  })

  test('leaving a post is an event, once, when the last day has passed, and names who holds it then', async () => {
    const { district, administrator, secretary, person, today } = await club()
    const [first, second] = [await person('viewer'), await person('viewer')]
    const { reply } = await appoint(administrator, secretary.id, { account: first.id, from: '2023-01-01', to: today })
    const deps = { database: open().database, clock: city.clock, sampleCity: null }
    const left = async () =>
      (
        await sql<{ payload: object }>`select payload from event where kind = 'post.left'`.execute(
          open().database.district(district),
        )
      ).rows
    expect(await noteLeavings(deps, district)).toBe(0)
    city.clock.advance(DAY)
    const next = city.clock.cityToday()
    const again = city.browser()
    await again.signIn(district, administrator.login, administrator.password)
    expect((await appoint(again, secretary.id, { account: second.id, from: next })).status).toBe(200)
    expect(await noteLeavings(deps, district)).toBe(1)
    expect(await noteLeavings(deps, district)).toBe(0)
    const payload = { appointment: reply.id, post: secretary.id, account: first.id, acting: false }
    expect(await left()).toEqual([{ payload: { ...payload, from: '2023-01-01', to: today, successors: [second.id] } }])
    const back = { params: { appointment: reply.id }, body: { revision: 2, on: null } }
    expect((await again.ask(api.endAppointment, back)).problem.code).toBe('identity.already-left')
  })

  test('an end that has not come can be taken back; one in the past is told at once', async () => {
    const { district, administrator, secretary, person } = await club()
    const holder = await person('viewer')
    const { reply } = await appoint(administrator, secretary.id, { account: holder.id, from: '2023-01-01' })
    const end = (revision: number, on: string | null) =>
      administrator.ask(api.endAppointment, { params: { appointment: reply.id }, body: { revision, on } })
    expect((await end(1, '2099-12-31')).reply.to).toBe('2099-12-31')
    expect((await end(2, null)).reply.to).toBeNull()
    expect((await end(1, null)).problem.code).toBe('identity.organisation-changed-meanwhile')
    expect((await end(3, '2022-12-31')).problem.code).toBe('identity.bad-span')
    expect((await end(3, '2023-02-01')).reply).toMatchObject({ to: '2023-02-01', over: true })
    const { rows } = await sql`select from event where kind = 'post.left'`.execute(open().database.district(district))
    expect(rows).toHaveLength(1)
  })

  test('posts and units end only when nothing depends on them any more', async () => {
    const { administrator, secretary, person, today } = await club()
    const holder = await person('viewer')
    const { reply } = await appoint(administrator, secretary.id, { account: holder.id, from: today })
    const endPost = () =>
      administrator.ask(api.updatePost, { params: { post: secretary.id }, body: { revision: 1, effectiveTo: today } })
    const endUnit = () =>
      administrator.ask(api.updateUnit, { params: { unit: 'office' }, body: { revision: 1, effectiveTo: today } })
    expect((await endPost()).problem.code).toBe('identity.post-has-holders')
    expect((await endUnit()).problem.code).toBe('identity.unit-has-posts')
    await administrator.ask(api.endAppointment, { params: { appointment: reply.id }, body: { revision: 1, on: today } })
    expect((await endPost()).reply.effectiveTo).toBe(today)
    expect((await endUnit()).reply.effectiveTo).toBe(today)
    const later = await appoint(administrator, secretary.id, { account: holder.id, from: '2099-01-01' })
    expect(later.problem.code).toBe('identity.outside-post')
  })

  test('no post carries the administrator’s role', async () => {
    const { administrator } = await club()
    const body = { id: randomUUID(), unit: 'office', title: words('管理'), roles: ['administrator'] }
    expect((await administrator.ask(api.addPost, { body })).problem.code).toBe('request.invalid')
  })

  test('posts and people come page by page and can be searched by title and by name', async () => {
    const { administrator, secretary, person, today } = await club()
    const holder = await person('viewer')
    await appoint(administrator, secretary.id, { account: holder.id, from: today })
    const first = (await administrator.ask(api.listPosts, { query: { limit: '1' } })).reply
    const second = (await administrator.ask(api.listPosts, { query: { limit: '1', cursor: first.next ?? '' } })).reply
    expect([first, second].map(({ items }) => items[0]?.unit)).toEqual(['east', 'office'])
    expect(second.next).toBeNull()
    const found = (await administrator.ask(api.listPosts, { query: { q: 'SECRET' } })).reply
    expect(found.items.map(({ id }) => id)).toEqual([secretary.id])
    const held = (await administrator.ask(api.listPosts, { query: { holder: holder.id } })).reply
    expect(held.items.map(({ id }) => id)).toEqual([secretary.id])
    const before = (await administrator.ask(api.listPosts, { query: { holder: holder.id, on: '2000-01-01' } })).reply
    expect(before.items).toEqual([])
    const people = (await administrator.ask(api.listPeople, { query: { q: holder.login } })).reply
    expect(people.items).toMatchObject([{ id: holder.id, posts: [{ zh: 'office·secretary岗' }] }])
    const accounts = (await administrator.ask(identityApi.listAccounts, { query: { q: holder.login } })).reply
    expect(accounts.items[0]?.posts).toEqual([
      { title: { zh: 'office·secretary岗', en: 'secretary岗, office' }, acting: false },
    ])
  })

  test('a decision stands in the audit with who decided, and its event in the log', async () => {
    const { administrator, secretary, person, today } = await club()
    const holder = await person('viewer')
    await appoint(administrator, secretary.id, { account: holder.id, from: today, reason: '任命文件3号' })
    const { reply } = await administrator.ask(listAudit, { query: { action: 'post.appoint', subject: secretary.id } })
    expect(reply.items).toMatchObject([{ reason: '任命文件3号', after: { account: holder.id, from: today } }])
  })
})
