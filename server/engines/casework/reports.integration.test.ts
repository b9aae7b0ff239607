import { randomUUID } from 'node:crypto'
import * as staffApi from '@citybrain/contract/api/case-reporters.ts'
import * as caseApi from '@citybrain/contract/api/cases.ts'
import * as photoApi from '@citybrain/contract/api/report-photos.ts'
import * as api from '@citybrain/contract/api/reports.ts'
import type { ReportCommand } from '@citybrain/contract/engines/report.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachmentsOf, DOT, declared } from '../../testing/attachment-desk.ts'
import { caseworkOf } from '../../testing/cases-under-attack.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { newReport } from '../../testing/reports-under-attack.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { caseReader, caseRoutes } from './index.ts'

const WHOLE = { west: '116', south: '38', east: '118', north: '40', from: '2023-09-01', to: '2023-09-30' }

describeOnEachDatabase('the public door', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open(), {
      more: (parts) => [
        ...caseRoutes(caseworkOf(parts)),
        ...attachmentsOf(parts, { mayRead: caseReader(parts.database) }).routes,
      ],
    })
  })
  afterAll(() => city.close())

  let last = 0
  /** Somebody from an address of their own. */
  const stranger = () => {
    last += 1
    return city.browser(`198.51.${Math.floor(last / 200)}.${last % 200}`)
  }
  async function desk() {
    const district = await open().freshDistrict()
    const who = stranger()
    const params = { district }
    const report = (body: object = newReport()) => who.ask(api.report, { params, body })
    const track = (code: string, from = who) => from.ask(api.trackReport, { params, body: { code } })
    const does = (code: string, command: ReportCommand) =>
      who.ask(api.commandReport, { params, body: { code, command } })
    return { district, params, who, report, track, does }
  }
  const staffOf = async (district: DistrictCode) => ({
    clerk: await city.signedIn(district, 'clerk'),
    dispatcher: await city.signedIn(district, 'dispatcher'),
    inspector: await city.signedIn(district, 'inspector'),
  })
  const command = (who: Browser, id: string, body: object) =>
    who.ask(caseApi.commandCase, { params: { case: id }, body })
  const refuse = { do: 'decide', item: 1, outcome: 'refuse', reason: '不在俱乐部范围' }
  const file = { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' }
  const map = (who: Browser, district: string, query = WHOLE) =>
    who.ask(api.listPublicCases, { params: { district }, query })

  test('a report gives a number and a code; the code tells in plain words how it stands, and names nobody', async () => {
    const { district, report, track } = await desk()
    const { clerk } = await staffOf(district)
    const body = newReport()
    const { reply } = await report(body)
    expect(reply.number).toMatch(/^D2023\d{8}$/)
    expect(reply.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const first = await track(reply.code.toLowerCase().replaceAll('-', ' '))
    expect(first.reply).toMatchObject({ number: reply.number, dueAt: '2023-10-07T10:00:00.000Z', result: null })
    expect(first.reply.steps.map(({ stage, at }) => [stage, at !== null])).toEqual([
      ['received', true],
      ['underway', false],
      ['checking', false],
    ])
    expect(first.reply.may).toEqual(['remark', 'withdraw', 'erase'])
    await command(clerk, body.id, file)
    const after = await track(reply.code)
    expect(after.reply.next?.zh).toBe('场地管理员正在处理，随后会有人检查。')
    expect(JSON.stringify(after.reply)).not.toMatch(/person-|张三|1381/)
  })

  test('the same report again gets the same code; with another secret or other words it is refused', async () => {
    const { report } = await desk()
    const body = newReport()
    const { reply } = await report(body)
    const [one, two] = await Promise.all([report(body), report(body)])
    expect([one.reply, two.reply]).toEqual([reply, reply])
    const other = { name: '李四', phone: null, told: false }
    for (const more of [{ secret: 'x'.repeat(24) }, { category: '02' }, { reporter: other }])
      expect((await report({ ...body, ...more })).problem.code).toBe('casework.exists-already')
  })

  test('sources of staff are shut to the public, and those of the public to staff', async () => {
    const { district, report } = await desk()
    expect((await report(newReport({ source: 'warden' }))).problem.code).toBe('casework.no-such-source')
    expect((await report(newReport({ type: 'membership', source: 'desk' }))).problem.code).toBe('casework.no-such-type')
    const { clerk } = await staffOf(district)
    const { secret: _, photos: attachments, ...said } = newReport()
    const opened = await clerk.ask(caseApi.openCase, { body: { ...said, about: null, attachments } })
    expect(opened.problem.code).toBe('casework.no-such-source')
  })

  test('who reported it stands in no event, no entry, no state and no audit record', async () => {
    const { district, report } = await desk()
    const { clerk } = await staffOf(district)
    const body = newReport()
    await report(body)
    const params = { case: body.id }
    const reporter = { name: '诸葛孔明', phone: '13987654321', told: false }
    await clerk.ask(staffApi.addCaseReporter, { params, body: { id: randomUUID(), channel: 'member', reporter } })
    const { rows } = await sql<{ all: string }>`select coalesce((select string_agg(e::text, ';') from event e), '')
      || coalesce((select string_agg(c::text, ';') from case_entry c), '')
      || coalesce((select string_agg(f::text, ';') from case_file f), '')
      || coalesce((select string_agg(a::text, ';') from audit a), '') as all`.execute(
      open().database.district(district),
    )
    expect(rows[0]?.all).toContain('case.joined')
    for (const secret of ['张三丰', '13812345678', '诸葛孔明', '13987654321'])
      expect(rows[0]?.all).not.toContain(secret)
  })

  test('staff see reporters masked; whoever has the right and says why sees them, and the audit knows it', async () => {
    const { district, report } = await desk()
    const { clerk, inspector } = await staffOf(district)
    const body = newReport()
    await report(body)
    const params = { case: body.id }
    const { reply } = await clerk.ask(staffApi.listCaseReporters, { params })
    expect(reply.reporters).toMatchObject([
      { number: 1, name: { masked: true, shown: '张**' }, phone: { masked: true, shown: '138****5678' } },
    ])
    const one = { ...params, reporter: body.id }
    const reveal = (who: Browser) => who.ask(staffApi.revealCaseReporter, { params: one, body: { reason: '回访' } })
    expect((await reveal(inspector)).status).toBe(403)
    expect((await reveal(clerk)).reply).toEqual({ name: '张三丰', phone: '13812345678' })
    const { rows } = await sql<{ reason: string; after: object }>`select reason, after from audit
      where action = 'case.reveal-reporter'`.execute(open().database.district(district))
    expect(rows).toEqual([{ reason: '1: 回访', after: { things: 1, ids: [body.id], fields: ['name', 'phone'] } }])
  })

  test('whoever reported it, or staff for them, erases who they are; the case and the code stay', async () => {
    const { district, report, does } = await desk()
    const { clerk } = await staffOf(district)
    const [first, second] = [newReport(), newReport()]
    const { reply } = await report(first)
    await report(second)
    const may = async (code: string) => (await does(code, { do: 'erase' })).reply.may
    expect(await may(reply.code)).toEqual(['remark', 'withdraw'])
    const one = { params: { case: second.id, reporter: second.id }, body: { reason: '本人来电要求' } }
    expect((await clerk.ask(staffApi.eraseCaseReporter, one)).reply).toEqual({ erased: second.id })
    const { rows } = await sql<{ left: number; told: string[] }>`select count(*) filter (where name is not null
        or phone is not null or told)::int as left,
      (select array_agg(reason order by reason) from audit where action = 'case.erase-reporter') as told
      from case_reporter`.execute(open().database.district(district))
    expect(rows).toEqual([{ left: 0, told: ['1', '1: 本人来电要求'] }])
  })

  test('a code opens its own case alone, in its own district alone', async () => {
    const [here, there] = [await desk(), await desk()]
    const { reply } = await here.report()
    await there.report()
    expect((await there.track(reply.code)).problem.code).toBe('casework.no-such-report')
    const body = { code: reply.code, number: 'D202399999999' }
    expect((await here.who.ask(api.trackReport, { params: here.params, body })).status).toBe(404)
  })

  test('whoever guesses at codes is made to wait, and shuts nobody else out', async () => {
    const { params, report, track } = await desk()
    const { reply } = await report()
    const guesser = stranger()
    for (let guess = 0; guess < 30; guess += 1) {
      expect(
        (await guesser.ask(api.trackReport, { params, body: { code: `0000-0000-0000-00${guess + 10}` } })).status,
      ).toBe(404)
    }
    const shut = await track(reply.code, guesser)
    expect({ status: shut.status, code: shut.problem.code }).toEqual({ status: 429, code: 'casework.too-many-reports' })
    expect((await track(reply.code)).status).toBe(200)
  })

  test('a refusal is told with its reason, rated once, and not opened again where the flow says no', async () => {
    const { district, report, does } = await desk()
    const { clerk } = await staffOf(district)
    const body = newReport()
    const { reply } = await report(body)
    await command(clerk, body.id, refuse)
    const rated = await does(reply.code, { do: 'rate', stars: 2, words: '没有说清楚' })
    expect(rated.reply).toMatchObject({ stars: 2, may: ['erase'], result: { reason: '不在俱乐部范围' } })
    expect((await does(reply.code, { do: 'rate', stars: 5, words: null })).problem.code).toBe('casework.rated-already')
    expect((await does(reply.code, { do: 'reopen', reason: '再看看' })).problem.code).toBe('casework.not-now')
    const { reply: entries } = await clerk.ask(caseApi.listCaseEntries, { params: { case: body.id } })
    expect(entries.items[0]?.event).toMatchObject({
      kind: 'case.rated',
      reason: '没有说清楚',
      told: { stars: 2, reporter: 1 },
    })
    const { reply: seen } = await clerk.ask(staffApi.listCaseReporters, { params: { case: body.id } })
    expect(seen.reporters[0]?.stars).toBe(2)
  })

  test('whoever met the same joins a public case with a code of their own; then nobody takes it back alone', async () => {
    const { district, params, report, does, track } = await desk()
    const body = newReport()
    const { reply } = await report(body)
    const joining = {
      ...{ id: randomUUID(), secret: 's'.repeat(30), case: body.id, source: 'website' },
      reporter: { name: null, phone: null, told: false },
    }
    const join = () => stranger().ask(api.joinReport, { params, body: joining })
    const joined = await join()
    expect(joined.reply.number).toBe(reply.number)
    expect(joined.reply.code).not.toBe(reply.code)
    expect((await join()).reply).toEqual(joined.reply)
    expect((await track(joined.reply.code)).reply.may).toEqual(['remark'])
    expect((await does(reply.code, { do: 'withdraw', reason: '好了' })).problem.code).toBe('casework.others-wait')
    expect(
      (await stranger().ask(api.joinReport, { params, body: { ...joining, id: randomUUID(), case: randomUUID() } }))
        .status,
    ).toBe(404)
    const { clerk } = await staffOf(district)
    const { reply: seen } = await clerk.ask(staffApi.listCaseReporters, { params: { case: body.id } })
    expect(seen.reporters.map(({ number }) => number)).toEqual([1, 2])
  })

  test('of merged cases every code follows the one that goes on, whose staff see all reporters', async () => {
    const { district, report, track } = await desk()
    const { clerk } = await staffOf(district)
    const [first, second] = [newReport(), newReport()]
    const [kept, gone] = [(await report(first)).reply, (await report(second)).reply]
    const merge = (into: string) => command(clerk, second.id, { do: 'merge', into, reason: '同一处' })
    expect((await merge(randomUUID())).problem.code).toBe('casework.no-such-case')
    expect((await merge(first.id)).status).toBe(200)
    expect((await track(gone.code)).reply).toMatchObject({
      number: kept.number,
      joined: true,
      may: ['remark', 'erase'],
    })
    const { reply } = await clerk.ask(staffApi.listCaseReporters, { params: { case: first.id } })
    expect(reply.reporters.map((one) => one.case.number).sort()).toEqual([kept.number, gone.number].sort())
    const third = newReport()
    await report(third)
    const again = await command(clerk, third.id, { do: 'merge', into: second.id, reason: '同一处' })
    expect(again.problem.code).toBe('casework.merged-itself')
  })

  test('photos are sent without an account, seen by staff, and only photos are taken', async () => {
    const { district, params, who, report } = await desk()
    const { clerk } = await staffOf(district)
    const photo = declared(DOT, { fileName: '网.png' })
    await who.ask(photoApi.declareReportPhoto, { params, body: photo })
    const ofPhoto = { ...params, attachment: photo.id }
    await who.ask(photoApi.putReportPhotoPart, {
      ...{ params: { ...ofPhoto, number: '0' }, body: DOT },
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect((await who.ask(photoApi.completeReportPhoto, { params: ofPhoto })).reply.state).toBe('ready')
    const body = newReport({ photos: [photo.id] })
    expect((await report(body)).status).toBe(200)
    const { reply } = await clerk.ask(caseApi.listCaseEntries, { params: { case: body.id } })
    expect(reply.items[0]?.event.attachments).toEqual([photo.id])
    expect((await report(newReport({ photos: [photo.id] }))).problem.code).toBe('attachments.used-already')
    expect((await report(newReport({ photos: [randomUUID()] }))).status).toBe(404)
  })

  test('the public map shows type, class, rounded place, state and days, and nothing of cases taken back', async () => {
    const { district, who, report, does } = await desk()
    const body = newReport({ place: { position: [117.123456, 39.104444], address: '三号场' } })
    await report(body)
    const back = await report(newReport())
    await does(back.reply.code, { do: 'withdraw', reason: '好了' })
    const { reply } = await map(who, district)
    expect(reply).toEqual({
      ...{ total: 1, cells: [] },
      cases: [
        {
          ...{ id: body.id, type: 'damage', category: '01', position: [117.123, 39.104] },
          ...{ state: 'open', openedOn: '2023-09-15', endedOn: null },
        },
      ],
    })
    expect((await map(who, await open().freshDistrict())).reply.total).toBe(0)
    expect((await map(who, district, { ...WHOLE, to: '2025-01-01' })).problem.code).toBe('casework.bad-extent')
  })

  test('many cases are summed up by cells, each counted once', async () => {
    const { district, who, report } = await desk()
    await report()
    await sql`insert into case_file select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(),
      'number', 'D' || n, 'geometry', null))).* from case_file f, generate_series(1, 250) n`.execute(
      open().database.district(district),
    )
    await sql`update case_file set geometry = ST_SetSRID(ST_MakePoint(117 + random() * 0.5, 39.1), 4490)
      where number like 'D%' and length(number) < 6`.execute(open().database.district(district))
    const { reply } = await map(who, district)
    expect(reply.cases).toHaveLength(200)
    expect(reply.total).toBe(251)
    expect(reply.cells.reduce((sum, { count }) => sum + count, 0)).toBe(251)
  })
})
