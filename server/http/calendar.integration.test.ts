import * as api from '@citybrain/contract/api/calendar.ts'
import { listAudit } from '@citybrain/contract/api/operations.ts'
import { DEFAULT_CALENDAR, DEFAULT_WEEK } from '@citybrain/contract/kernel/work-calendar.ts'
import { dueAt, parseLimit, readInstant, showInstant } from '@citybrain/rules/clock/index.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkCalendars, type WorkCalendars } from '../platform/index.ts'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { calendarRoutes } from './index.ts'

const HALL = {
  ...DEFAULT_CALENDAR,
  key: 'hall',
  versions: [{ ...DEFAULT_WEEK, saturday: [{ from: '09:00', to: '12:00' }] }],
}
const source = { note: { zh: '球会通知', en: 'Notice of the club' }, status: 'verified' as const }
const FINAL = { date: '2023-09-13', kind: 'rest' as const, note: { zh: '决赛', en: 'The final' }, source }
const { key: _, ...BUREAU } = DEFAULT_CALENDAR
const bureau = { calendar: 'bureau' }

describeOnEachDatabase('work calendars', (open) => {
  let city: TestApp
  let calendars: WorkCalendars
  /** Another process over the same database. */
  let elsewhere: WorkCalendars
  beforeAll(async () => {
    city = await createTestApp(open(), {
      more: ({ database, clock }) => {
        const parts = { database, given: () => [DEFAULT_CALENDAR, HALL] }
        calendars = createWorkCalendars(parts)
        elsewhere = createWorkCalendars(parts)
        return calendarRoutes({ calendars, clock })
      },
    })
  })
  afterAll(() => city.close())

  const people = async () => {
    const district = await open().freshDistrict()
    return {
      district,
      planner: await city.signedIn(district, 'planner'),
      worker: await city.signedIn(district, 'grid-worker'),
    }
  }

  test('come from the district’s folder until somebody changes them', async () => {
    const { worker } = await people()
    const { reply } = await worker.ask(api.listCalendars)
    expect(reply.calendars.map(({ key, revision }) => `${key} ${revision}`)).toEqual(['bureau 0', 'hall 0'])
    const year = await worker.ask(api.getCalendar, { params: bureau, query: { year: '2023' } })
    expect(year.reply).toMatchObject({ year: 2023, workingDays: 249, newestNoticeYear: 2026, revision: 0 })
    expect(year.reply.days.filter(({ kind }) => kind === 'make-up').map(({ date }) => date)).toEqual([
      ...['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
    ])
    const next = await worker.ask(api.getCalendar, { params: bureau, query: { year: '2027' } })
    expect(next.reply.days.every(({ provisional }) => provisional)).toBe(true)
    const missing = await worker.ask(api.getCalendar, { params: { calendar: 'moon' } })
    expect(`${missing.status} ${missing.problem.code}`).toBe('404 calendar.no-such-calendar')
  })

  test('tell when a limit ends, what is used of it, and why', async () => {
    const { worker } = await people()
    const query = { from: '2023-09-28T16:00', limit: '24工作时', at: '2023-10-07T12:00' }
    const { reply } = await worker.ask(api.reckonDue, { params: bureau, query })
    expect(reply).toMatchObject({ dueAt: '2023-10-09T09:30:00.000Z', state: 'running', used: 5.5, remaining: 18.5 })
    expect(reply.explanation.zh).toContain('调休上班')
    const open = await worker.ask(api.reckonDue, { params: bureau, query: { ...query, pause: '2023-09-28T17:00/' } })
    expect(open.reply).toMatchObject({ dueAt: null, state: 'paused', used: 1, remaining: 23 })
    const bad = await worker.ask(api.reckonDue, { params: bureau, query: { ...query, limit: '20日' } })
    expect(`${bad.status} ${bad.problem.code}`).toBe('400 clock.bad-limit')
  })

  test('that are edited move the deadlines that stand on them, here at once and elsewhere after a second', async () => {
    const { district, planner } = await people()
    const ledger = {
      ...{ startedAt: readInstant('2023-09-11T09:00'), limit: parseLimit('2个工作日') },
      ...{ extensions: [], pauses: [] },
    }
    const due = async (from: WorkCalendars) => showInstant(dueAt(await from.compiled(district), ledger) ?? '')
    expect(await due(calendars)).toBe('2023-09-13 18:00')
    expect(await due(elsewhere)).toBe('2023-09-13 18:00')
    const body = { ...BUREAU, overrides: [FINAL], revision: 0, reason: '球会通知' }
    const { reply } = await planner.ask(api.editCalendar, { params: bureau, body })
    expect(reply).toMatchObject({ revision: 1, calendar: { key: 'bureau', overrides: [{ date: '2023-09-13' }] } })
    expect(await due(calendars)).toBe('2023-09-14 18:00')
    await expect.poll(() => due(elsewhere)).toBe('2023-09-14 18:00')
    const other = await calendars.compiled(await open().freshDistrict())
    expect(showInstant(dueAt(other, ledger) ?? '')).toBe('2023-09-13 18:00')
    const { rows } = await open().database.owner.executeQuery<{ payload: object; subject_kind: string }>(
      open()
        .database.owner.selectFrom('event')
        .selectAll()
        .where('district', '=', district)
        .where('kind', '=', 'calendar.changed')
        .compile(),
    )
    expect(rows).toMatchObject([{ subject_kind: 'calendar', payload: { revision: 1, from: '2023-09-13' } }])
  })

  test('are changed upon the revision that was seen, or not at all', async () => {
    const { planner } = await people()
    const edit = (more: object, headers = {}) =>
      planner.ask(api.editCalendar, { params: bureau, body: { ...BUREAU, overrides: [FINAL], ...more }, headers })
    expect((await edit({})).problem.code).toBe('calendar.no-revision')
    expect((await edit({ revision: 0 })).status).toBe(200)
    const late = await edit({ revision: 0 })
    expect(`${late.status} ${late.problem.code}`).toBe('409 calendar.changed-meanwhile')
    expect((await edit({}, { 'if-match': '"r0"' })).status).toBe(412)
    expect((await edit({}, { 'if-match': '"r1"' })).reply.revision).toBe(2)
    const twice = await edit({ overrides: [FINAL, FINAL], revision: 2 })
    expect(`${twice.status} ${twice.problem.code}`).toBe('400 request.invalid')
  })

  test('are changed by those who may, and the audit says what was before', async () => {
    const { district, planner, worker } = await people()
    const body = { ...BUREAU, overrides: [FINAL], revision: 0, reason: '球会通知' }
    expect((await worker.ask(api.editCalendar, { params: bureau, body })).status).toBe(403)
    await planner.ask(api.editCalendar, { params: bureau, body })
    const administrator = await city.signedIn(district, 'administrator')
    const { reply } = await administrator.ask(listAudit, { query: { action: 'calendar.change' } })
    expect(reply.items).toMatchObject([
      { reason: '球会通知', before: { overrides: [] }, after: { overrides: [{ date: '2023-09-13' }] } },
    ])
  })
})
