import { randomUUID } from 'node:crypto'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { readBoard } from './board.ts'
import { doCommand, openCase, sweepMoments } from './index.ts'
import { countWorkRows, listCaseRows, listWorkRows } from './lists.ts'
import { findCases, findEntries } from './store.ts'

describeOnEachDatabase('cases', (open) => {
  async function desk(): Promise<CaseDesk> {
    const { database, freshDistrict } = open()
    return openCaseDesk(database, await freshDistrict())
  }
  type Person = ReturnType<CaseDesk['person']>
  const does = (at: CaseDesk, who: Person, id: string, command: CaseCommand) => doCommand(at.deps, who, { id, command })
  const decide = (item: number, outcome: string, more: object = {}): CaseCommand => ({
    do: 'decide',
    item,
    outcome,
    reason: null,
    ...more,
  })

  async function sent(at: CaseDesk, department = 'grounds') {
    const member = at.person('会员', 'clerk')
    const { state } = await openCase(at.deps, member, at.newCase())
    await does(at, at.person('李受理', 'clerk'), state.id, decide(1, 'file', { standard: 'net-torn' }))
    await does(at, at.person('王派遣', 'dispatcher'), state.id, decide(2, 'send', { department }))
    return state.id
  }
  const groundsman = (at: CaseDesk) => at.person('赵处置', 'handler', { department: 'grounds' })
  const rowsOf = async (at: CaseDesk) => {
    const { rows } = await sql<Record<string, number>>`select (select count(*)::int from case_file) as files,
      (select count(*)::int from case_entry) as entries, (select count(*)::int from event where subject_kind = 'case') as events,
      (select count(*)::int from audit where subject_kind = 'case') as audits`.execute(at.person('查', 'leader').db)
    return rows[0]
  }

  test('a case goes its way from report to close, each command one entry, one event and one audit record', async () => {
    const at = await desk()
    const id = await sent(at)
    const again = decide(3, 'fenced')
    await does(at, groundsman(at), id, again)
    await expect(does(at, groundsman(at), id, again)).rejects.toMatchObject({ code: 'casework.item-gone' })
    await expect(
      does(at, groundsman(at), id, decide(4, 'done', { data: { found: '换网' }, attachments: [randomUUID()] })),
    ).rejects.toMatchObject({ kind: 'NotFound' })
    expect(await rowsOf(at)).toEqual({ files: 1, entries: 4, events: 4, audits: 4 })
  })

  test('the same request again opens nothing twice, also when both come at once; other content is refused', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const given = at.newCase()
    const [one, other] = await Promise.all([openCase(at.deps, clerk, given), openCase(at.deps, clerk, given)])
    expect(one).toEqual(other)
    await expect(openCase(at.deps, clerk, { ...given, category: '02' })).rejects.toMatchObject({
      code: 'casework.exists-already',
    })
    expect(await rowsOf(at)).toEqual({ files: 1, entries: 1, events: 1, audits: 1 })
  })

  test('what was decided on a case that has moved on since is not done, and says where the case stands', async () => {
    const at = await desk()
    const id = await sent(at)
    const fence = (revision: number) =>
      doCommand(at.deps, groundsman(at), { id, command: decide(3, 'fenced'), revision })
    await expect(fence(2)).rejects.toMatchObject({ code: 'casework.changed-meanwhile', details: { id, revision: 3 } })
    expect(await rowsOf(at)).toEqual({ files: 1, entries: 3, events: 3, audits: 3 })
    expect((await fence(3)).state.revision).toBe(4)
  })

  test('a department that there isn’t gets no case', async () => {
    const at = await desk()
    await expect(sent(at, 'nowhere')).rejects.toMatchObject({ code: 'casework.no-such-department' })
  })

  test('of ten who take a piece of work at once one gets it', async () => {
    const at = await desk()
    const id = await sent(at)
    const people = Array.from({ length: 10 }, (_, place) =>
      at.person(`处置${place}`, 'handler', { department: 'grounds' }),
    )
    const ends = await Promise.allSettled(people.map((who) => does(at, who, id, { do: 'claim', item: 3 })))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []))
    expect(new Set(refusals)).toEqual(new Set(['casework.somebody-elses']))
  })

  test('a department sees and does what it has or had, another one neither', async () => {
    const at = await desk()
    const id = await sent(at)
    const stranger = at.person('厨师', 'handler', { department: 'kitchen' })
    await expect(does(at, stranger, id, { do: 'comment', text: '?', mentions: [] })).rejects.toMatchObject({
      code: 'casework.no-such-case',
    })
    expect((await findEntries(stranger.db, { district: at.district, id, before: null, limit: 9 })).length).toBe(0)
    await does(at, groundsman(at), id, decide(3, 'notOurs', { reason: '是厨房的' }))
    await does(at, at.person('王派遣', 'dispatcher'), id, decide(4, 'send', { department: 'kitchen' }))
    for (const who of [stranger, groundsman(at)])
      expect((await findCases(who.db, at.district, [id])).get(id)?.state.department).toBe('kitchen')
    expect((await findEntries(stranger.db, { district: at.district, id, before: null, limit: 9 })).length).toBe(5)
  })

  test('nothing of a case is seen from another district, whatever is asked', async () => {
    const at = await desk()
    await sent(at)
    const { database, freshDistrict } = open()
    const foreign = database.district(await freshDistrict())
    for (const table of ['case_file', 'case_entry', 'case_item', 'case_clock'])
      expect(
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(foreign)).rows[0]?.n,
      ).toBe(0)
  })

  test('what comes by itself happens once, is written once, and costs nothing when nothing is due', async () => {
    const at = await desk()
    const id = await sent(at)
    expect(await sweepMoments(at.deps, at.district)).toBe(0)
    at.goTo('2023-09-19 18:00')
    const [one, other] = await Promise.all([sweepMoments(at.deps, at.district), sweepMoments(at.deps, at.district)])
    expect(one + other).toBeGreaterThanOrEqual(1)
    const entries = await findEntries(groundsman(at).db, { district: at.district, id, before: null, limit: 20 })
    const climbed = entries.filter(({ event }) => event.kind === 'case.climbed')
    expect(climbed.map(({ event }) => event.told.did)).toEqual(['propose-supervision', 'superior', 'overdue', 'remind'])
    expect(await sweepMoments(at.deps, at.district)).toBe(0)
  })

  test('a position that is corrected takes the case to the street where it lies', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const { state } = await openCase(at.deps, clerk, at.newCase())
    expect(state.place.street).toBe(`${at.district}001`)
    await does(at, clerk, state.id, { do: 'claim', item: 1 })
    const place = { position: [117.2, 39.1] as [number, number], address: '七号场' }
    const moved = await does(at, clerk, state.id, { do: 'correct', reason: '点错位置', place })
    expect(moved.state.place).toEqual({ ...place, street: `${at.district}002`, community: null, grid: null })
    const { rows } = await sql<object>`select f.street, i.street as item from case_file f
      join case_item i on i.case_id = f.id`.execute(clerk.db)
    expect(rows).toEqual([{ street: `${at.district}002`, item: `${at.district}002` }])
  })

  test('a collector takes no case out of the own street, and is told why', async () => {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict(), [{ ...DAMAGE, key: 'seen', starts: 'check' }])
    const { state } = await openCase(at.deps, at.person('李受理', 'clerk'), at.newCase({ type: 'seen' }))
    const collector = at.person('周采集', 'collector', { street: `${at.district}001` })
    await does(at, collector, state.id, { do: 'claim', item: 1 })
    const place = { position: [117.2, 39.1] as [number, number], address: '七号场' }
    const moved = does(at, collector, state.id, { do: 'correct', reason: '点错位置', place })
    await expect(moved).rejects.toMatchObject({ code: 'casework.not-allowed' })
    const near = { ...place, position: [117.11, 39.1] as [number, number] }
    await does(at, collector, state.id, { do: 'correct', reason: '点错位置', place: near })
  })

  test('a case that is due by its row alone, or whose flow is lost, keeps no other one waiting', async () => {
    const at = await desk()
    const [idle, lost, late] = [await sent(at), await sent(at), await sent(at)]
    const rows = at.person('王派遣', 'dispatcher').db
    await sql`update case_file set next_at = '2023-09-01T00:00:00Z' where id in (${idle}::uuid, ${lost}::uuid)`.execute(
      rows,
    )
    await sql`update case_file set state = jsonb_set(state, '{version}', '99') where id = ${lost}::uuid`.execute(rows)
    at.goTo('2023-09-14 09:00')
    await expect(sweepMoments(at.deps, at.district)).rejects.toThrow('case type damage has no version 99')
    const entries = await findEntries(rows, { district: at.district, id: late, before: null, limit: 20 })
    expect(entries[0]?.event).toMatchObject({ kind: 'case.climbed', told: { did: 'remind' } })
    expect(await sweepMoments(at.deps, at.district)).toBe(0)
  })

  test('desks show open work by deadline, mine and what nobody has taken, and count it', async () => {
    const at = await desk()
    const [first, second] = [await sent(at), await sent(at)]
    await does(at, groundsman(at), first, { do: 'claim', item: 3 })
    const account = groundsman(at).actor.accountId ?? ''
    const asked = { district: at.district, now: at.clock.cityNow(), after: null, limit: 10 }
    const list = async (whose: 'mine' | 'unclaimed' | 'any') =>
      (await listWorkRows(groundsman(at).db, { whose, accounts: [account] }, asked)).map((work) => work.id)
    expect(await list('mine')).toEqual([first])
    expect(await list('unclaimed')).toEqual([second])
    expect(await countWorkRows(groundsman(at).db, { ...asked, accounts: [account] })).toEqual({
      mine: 1,
      steps: [{ type: 'damage', step: 'handle', open: 2, unclaimed: 1, overdue: 0 }],
    })
    const narrowed = async (wanted: object) =>
      (await listWorkRows(groundsman(at).db, { whose: 'any', accounts: [account], ...wanted }, asked)).length
    expect(await narrowed({ street: `${at.district}001`, category: '0', source: 'member', number: 'D2023' })).toBe(2)
    for (const other of [{ street: '990001009' }, { category: '02' }, { source: 'warden' }, { number: 'D2022' }])
      expect(await narrowed(other)).toBe(0)
    expect([await narrowed({ supervised: false }), await narrowed({ supervised: true })]).toEqual([2, 0])
    // The court is to be closed off within two hours of nine o'clock.
    const morning = {
      district: at.district,
      department: 'grounds',
      now: at.clock.cityNow(),
      today: at.clock.cityToday(),
    }
    expect((await readBoard(groundsman(at).db, morning)).departments).toEqual([
      { department: 'grounds', open: 2, unclaimed: 1, overdue: 0, dueToday: 2 },
    ])
    at.goTo('2023-09-20 09:00')
    const own = { district: at.district, department: 'grounds' }
    const board = { ...own, now: at.clock.cityNow(), today: at.clock.cityToday() }
    const tally = { open: 2, unclaimed: 1, overdue: 2, dueToday: 0 }
    expect(await readBoard(groundsman(at).db, board)).toEqual({
      ...{ now: board.now, supervised: 0, departments: [{ department: 'grounds', ...tally }] },
      streets: [{ street: `${at.district}001`, ...tally }],
      people: [{ person: { id: account, name: '赵处置' }, open: 1, unclaimed: 0, overdue: 1, dueToday: 0 }],
    })
    expect((await readBoard(groundsman(at).db, { ...board, department: 'kitchen' })).departments).toEqual([])
    const overdue = await listCaseRows(
      groundsman(at).db,
      { type: 'damage', state: 'open', overdue: true },
      { ...asked, now: at.clock.cityNow() },
    )
    expect(new Set(overdue.map((one) => one.id))).toEqual(new Set([first, second]))
  })

  test('a case is found by its number and by the beginning of its number', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const { number, state } = await openCase(at.deps, clerk, at.newCase())
    const found = async (typed: string) => {
      const asked = { district: at.district, now: at.clock.cityNow(), after: null, limit: 10 }
      const rows = await listCaseRows(clerk.db, { type: 'damage', state: 'open', number: typed }, asked)
      return rows.map((one) => one.id)
    }
    expect([await found(number), await found('D2023'), await found('D2022')]).toEqual([[state.id], [state.id], []])
  })

  test('of what comes together each is done under its own name, and who is refused stops nobody', async () => {
    const at = await desk()
    const [li, wang] = [at.person('李受理', 'clerk'), at.person('王受理', 'clerk')]
    const opened = await Promise.all([li, wang, li].map((who) => openCase(at.deps, who, at.newCase())))
    const [first, second, third] = opened.map(({ state }) => state.id)
    const ends = await Promise.allSettled([
      does(at, li, first ?? '', { do: 'claim', item: 1 }),
      does(at, wang, second ?? '', { do: 'claim', item: 1 }),
      does(at, wang, third ?? '', decide(1, 'nonsense')),
      does(at, wang, first ?? '', { do: 'claim', item: 1 }),
      does(at, li, randomUUID(), { do: 'claim', item: 1 }),
    ])
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value.state.revision : end.reason.code))).toEqual([
      2,
      2,
      'casework.no-such-outcome',
      'casework.somebody-elses',
      'casework.no-such-case',
    ])
    const { rows } = await sql<{ who: string; did: string }>`select actor_name as who, action as did from audit
      where subject_kind = 'case' order by action, actor_name`.execute(li.db)
    expect(rows.map(({ who, did }) => `${who} ${did}`)).toEqual([
      '李受理 case.claimed',
      '王受理 case.claimed',
      '李受理 case.opened',
      '李受理 case.opened',
      '王受理 case.opened',
    ])
  })

  test('lists page through everything once', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const ids = []
    for (let count = 0; count < 7; count++) ids.push((await openCase(at.deps, clerk, at.newCase())).state.id)
    const seen: string[] = []
    let after: [string, string] | null = null
    for (;;) {
      const asked = { district: at.district, now: at.clock.cityNow(), after, limit: 3 }
      const page = await listCaseRows(clerk.db, { type: 'damage', state: 'open' }, asked)
      seen.push(...page.map((one) => one.id))
      const last = page.at(-1)
      if (!last || page.length < 3) break
      after = [last.openedAt, last.id]
    }
    expect(seen.sort()).toEqual(ids.sort())
  })

  test('what each clock of a case is due at stands in a table of its own, for whoever measures', async () => {
    const at = await desk()
    await sent(at)
    const { rows } = await sql<{ key: string; stand: string; due: string }>`select key, stand,
      to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as due from case_clock order by key`.execute(
      groundsman(at).db,
    )
    expect(rows).toEqual([
      { key: 'case:fence', stand: 'runs', due: '2023-09-13 11:00' },
      { key: 'case:member', stand: 'runs', due: '2023-09-27 18:00' },
      { key: 'case:repair', stand: 'runs', due: '2023-09-14 09:30' },
    ])
  })
})
