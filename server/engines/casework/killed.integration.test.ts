import { setTimeout as pause } from 'node:timers/promises'
import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { apply, emptyCase, nextMoment } from '@citybrain/rules/casework/index.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, registerDistrict } from '../../platform/index.ts'
import { startChild } from '../../testing/child.ts'
import { DAMAGE } from '../../testing/club-cases.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { makePlace, type Place } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { projectionOf } from './changing.ts'

const PROGRAM = new URL('../../testing/programs/cases.ts', import.meta.url)
const DISTRICT = DistrictCode.parse('990077')
/** Each is killed at another hour of the club's day, so that ladders are climbed meanwhile; PGlite is slow to open. */
const HOURS = {
  postgres: ['2023-09-13 09:00', '2023-09-13 10:30', '2023-09-14 09:00', '2023-09-18 09:00'],
  pglite: ['2023-09-13 09:00', '2023-09-18 09:00'],
} as const
const calendar = createWorkCalendar(DEFAULT_CALENDAR)

interface Row {
  readonly state: CaseState
  readonly next: string | null
  readonly events: readonly CaseEvent[]
  readonly items: readonly { number: number; urgent: string }[]
  readonly clocks: readonly { key: string; due: string | null }[]
  readonly told: number
  readonly audited: number
}

/** Deadlines of the clocks of the whole case that run. */
function runningOf({ clocks }: CaseState, due: readonly { key: string; due_at: string | null }[]) {
  const runs = new Set(clocks.flatMap(({ key, stand }) => (stand === 'runs' && key.startsWith('case:') ? key : [])))
  const rows = due.filter(({ key }) => runs.has(key)).map(({ key, due_at }) => ({ key, due: due_at }))
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1))
}

describe.each(databaseKinds)('cases under fire (%s)', (kind) => {
  let place: Place
  beforeAll(async () => {
    place = await makePlace(kind, 'all tables')
    const database = await openDatabase(place.config, quietLogger)
    await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
    await database.close()
  })
  afterAll(() => place.remove())

  /** What was acknowledged until the process was killed. */
  async function workUntilKilled(local: string): Promise<[id: string, revision: number][]> {
    const { databaseUrl, data } = place.config
    const where = databaseUrl === null ? ['data', data] : ['database-url', databaseUrl]
    const child = startChild(PROGRAM, [...where, DISTRICT, local])
    await child.line('done')
    await pause(300 + Math.random() * 900)
    await child.kill()
    const said = child.lines.filter((line) => line.startsWith('done ')).map((line) => line.split(' '))
    return said.map(([, id = '', revision]) => [id, Number(revision)])
  }

  async function readCases(): Promise<Row[]> {
    const database = await openDatabase(place.config, quietLogger)
    const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
    const { rows } = await sql<Row>`select state, ${utc('next_at')} as next,
        (select jsonb_agg(event order by revision) from case_entry e where e.case_id = f.id) as events,
        (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'urgent', ${utc('urgent_at')}) order by number), '[]')
          from case_item i where i.case_id = f.id and left_at is null) as items,
        (select jsonb_agg(jsonb_build_object('key', key, 'due', ${utc('due_at')}) order by key)
          from case_clock k where k.case_id = f.id and stand = 'runs') as clocks,
        (select count(*)::int from event where subject_id = f.id::text) as told,
        (select count(*)::int from audit where subject_id = f.id::text) as audited
      from case_file f`.execute(database.district(DISTRICT))
    await database.close()
    return rows
  }

  test('nothing acknowledged is lost, nothing is there by halves, and every clock is as its events make it', {
    timeout: 300_000,
  }, async () => {
    const acknowledged: [string, number][] = []
    for (const local of HOURS[kind]) acknowledged.push(...(await workUntilKilled(local)))
    const cases = new Map((await readCases()).map((row) => [row.state.id, row]))
    expect(acknowledged.length).toBeGreaterThan(HOURS[kind].length)
    expect(acknowledged.filter(([id, revision]) => (cases.get(id)?.events.length ?? 0) < revision)).toEqual([])
    for (const { state, next, events, items, clocks, told, audited } of cases.values()) {
      const { district, id, type, version, openedAt, source, opener, openedBy } = state
      const empty = emptyCase({ district, id, type, version, openedAt, source, opener, openedBy })
      expect(events.reduce(apply, empty)).toEqual(state)
      expect([told, audited]).toEqual([events.length, events.length])
      const due = projectionOf({ type: DAMAGE, calendar, state })
      expect(next).toBe(nextMoment(DAMAGE, state, calendar))
      expect(items).toEqual(due.items.map((item) => ({ number: item.number, urgent: item.urgent_at })))
      expect(clocks).toEqual(runningOf(state, due.clocks))
    }
  })
})
