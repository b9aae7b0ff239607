import { randomUUID } from 'node:crypto'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as operationsApi from '@citybrain/contract/api/operations.ts'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CityUnderAttack, ref, send, show } from '../testing/city-under-attack.ts'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { FORM_END, FORM_TYPE, formOf, formPart } from '../testing/form.ts'
import { TEXT } from '../testing/plan-desk.ts'

describeOnEachDatabase('strangers', (open) => {
  let target: CityUnderAttack
  beforeAll(async () => {
    target = await CityUnderAttack.open(open())
  })
  afterAll(() => target.city.close())

  /** Ids that exist, of everything that has one. */
  async function idsOfOurs(): Promise<Record<string, string>> {
    const { planner, administrator, version } = target
    const [row] = await target.rows(1)
    if (!row) throw new Error('the register is empty')
    const command = { do: 'assign', rows: [ref(row)], set: { leader: '王' } }
    const change = randomUUID()
    await planner.ask(registerApi.changeRegister, { params: version, body: { id: change, command } })
    const { reply: accounts } = await administrator.ask(identityApi.listAccounts)
    const { reply: jobs } = await planner.ask(operationsApi.listJobs)
    const [account, job] = [accounts.items[0]?.id ?? '', jobs.jobs[0]?.id ?? '']
    return { ...version, commitment: row.id, change, account, job, webhook: target.webhook }
  }

  test('another district’s people find nothing at any id of ours, and change nothing', async () => {
    const stranger = await target.city.signedIn(
      await open().freshDistrict(),
      'planner',
      'administrator',
      'data-steward',
      'clerk',
      'dispatcher',
    )
    const params = await idsOfOurs()
    const shown = async () => JSON.stringify((await target.planner.ask(planApi.getPlan, { params })).reply)
    const before = await shown()
    for (const [, route, input] of await target.sound()) {
      // Codes, types of things and the bureaus' calendar are in every district.
      if (!input.params || ['codes', 'calendar'].includes(route.tag) || 'type' in input.params) continue
      if ('district' in input.params || input.query?.cursor === '') continue
      // How one is told oneself is nobody else's.
      if ('channel' in input.params) continue
      const asked = { ...input, params: { ...input.params, ...params } }
      const { status, text } = await send(target.city, stranger, route, asked)
      expect(text).not.toContain('网球')
      const empty = status === 200 && text === JSON.stringify({ items: [], next: null })
      expect(`${show(route, input)} ${empty ? 404 : status}`).toMatch(/ (404|409)$/)
    }
    for (const query of [{ plan: target.plan }, target.version])
      expect((await stranger.ask(registerApi.listCommitments, { query })).reply).toMatchObject({ items: [], total: 0 })
    expect(await shown()).toBe(before)
  })

  /** Tables and views with a district that the application role may read. */
  async function relationsWithDistrict() {
    const { rows } = await sql<{ name: string; view: string | null; street: boolean }>`
      select c.relname as name, case when c.relkind = 'v' then pg_get_viewdef(c.oid) end as view,
        exists (select from pg_attribute where attrelid = c.oid and attname = 'street') as street
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped
      where c.relnamespace = 'citybrain'::regnamespace and c.relkind in ('r', 'p', 'v')
        and has_table_privilege('citybrain_app', c.oid, 'select') order by name`.execute(open().database.owner)
    return rows
  }

  test('a query that forgets the district gives nothing of another one, from any table and any view', async () => {
    const elsewhere = open().database.district(await open().freshDistrict())
    const held: string[] = []
    for (const { name } of await relationsWithDistrict()) {
      const of = (db: typeof elsewhere) =>
        sql<{ district: string }>`select distinct district from ${sql.table(name)}`.execute(db)
      const seen = (await of(elsewhere)).rows.filter(({ district }) => district === target.district)
      expect({ name, seen }).toEqual({ name, seen: [] })
      if ((await of(open().database.district(target.district))).rows.length > 0) held.push(name)
    }
    for (const table of ['account', 'audit', 'event', 'post', 'session', 'unit']) expect(held).toContain(table)
  })

  test('each view of the owner asks for the district, and for the place where its rows have a street', async () => {
    const views = (await relationsWithDistrict()).filter(({ view }) => view !== null)
    const asks = (view: string | null, setting: string) => view?.includes(`'citybrain.${setting}'`) ?? false
    const careless = views.filter(({ view, street }) => !asks(view, 'district') || (street && !asks(view, 'streets')))
    expect(careless.map(({ name }) => name)).toEqual([])
  })

  async function postForm(payload: string, type = FORM_TYPE) {
    const { cookie, csrfToken } = target.planner
    const response = await target.city.app.fastify.inject({
      ...{ method: 'POST', url: '/api/v1/plans/imports', payload, remoteAddress: '10.255.0.1' },
      headers: {
        ...{ host: 'brain.test:8080', cookie: cookie ?? '', 'x-csrf-token': csrfToken ?? '' },
        'content-type': type,
      },
    })
    return { status: response.statusCode, ...response.json() }
  }

  test('a form that is cut off, has no boundary, no file, or two, is refused', async () => {
    const forged = `${formPart('x.txt', 'x', '__proto__')}${FORM_END}`
    const forms: [payload: string, type?: string][] = [
      [formPart('a.txt', TEXT)],
      [`${formPart('a.txt', TEXT)}${formOf('b.txt', TEXT)}`],
      ['', 'multipart/form-data'],
      ['{}', 'application/json'],
      ['nothing of the kind'],
      [forged],
      [FORM_END],
    ]
    for (const [payload, type] of forms) {
      const { status, code } = await postForm(payload, type)
      expect(`${payload.slice(0, 60)} ${status}`).toMatch(/ 4\d\d$/)
      expect(code).toMatch(/^(request|document)\./)
    }
  })

  test('any file name and a NUL in the text are taken, and the original comes back under a harmless name', async () => {
    // 200 code points from the end is in the middle of a surrogate pair, counted by UTF-16.
    const long = `${'网'.repeat(150)}\u{2070e}${'球'.repeat(195)}.txt`
    for (const name of [long, 'a\u0000b.txt', '../../x.txt', '%22;x=.txt', '']) {
      const job = await postForm(formOf(name, `${TEXT}\u0000`))
      const { state, result } = await target.ended(job.id)
      expect(`${name} ${state}`).toBe(`${name} done`)
      const { headers, statusCode } = await target.city.app.fastify.inject({
        url: `/api/v1/plans/${result?.plan}/original`,
        headers: { cookie: target.planner.cookie ?? '' },
      })
      expect(statusCode).toBe(200)
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w. -]*"; filename\*=UTF-8''[\w.%~!-]*$/)
    }
  })

  test('an address that a proxy made up is no fault of ours', async () => {
    for (const forwarded of ['unknown', 'fe80::1%eth0', "'; drop", '203.0.113.7:4711']) {
      const { statusCode } = await target.city.app.fastify.inject({
        ...{ method: 'POST', url: `/api/v1/districts/${target.district}/sessions`, remoteAddress: '127.0.0.1' },
        ...{ payload: { login: 'nobody', password: 'wrong' }, headers: { 'x-forwarded-for': forwarded } },
      })
      expect(`${forwarded} ${statusCode}`).toBe(`${forwarded} 401`)
    }
  })
})
