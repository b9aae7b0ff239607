import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { anyone, ask, caseType } from '@citybrain/contract/pack/case-build.ts'
import { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { wordsOfNotice } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../platform/index.ts'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { hire } from '../../testing/club-people.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { caseNotices, caseReactions, doCommand, doErrands, openCase } from './index.ts'
import { listNoticeRows } from './notice-store.ts'
import { dropRefused, listRefused, retryRefused } from './refused-errands.ts'
import { findCases } from './store.ts'
import { viewCase } from './view.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** A match waits until what was broken is seen to, and says of its court that it was played on. */
const MATCH = caseType({
  key: 'match',
  title: words('比赛', 'Match'),
  description: words('一场比赛', 'A match'),
  version: 1,
  prefix: 'MA',
  supervisor: anyone('leader'),
  about: ['court'],
  sources: [{ key: 'desk', title: words('前台', 'Desk'), public: false }],
  fields: DAMAGE.fields.filter(({ key }) => key === 'what'),
  opening: { asks: [ask('what')], attachments: 0, opener: null },
  starts: 'play',
  steps: {
    play: {
      title: words('比赛', 'Play'),
      by: anyone('clerk'),
      department: 'none',
      ways: {
        broken: {
          ...{ title: words('有损坏', 'Broken'), to: 'repair' },
          effects: [{ do: 'open-case', type: 'damage', source: 'warden', carry: ['what'] }],
        },
        played: {
          ...{ title: words('结束', 'Played'), to: 'over' },
          effects: [{ do: 'change-thing', set: { covered: true, lights: 4 } }],
        },
      },
    },
    repair: {
      ...{ title: words('等待修复', 'Repair'), waits: 'all' },
      ...{ ends: { closed: 'play', refused: 'off' }, otherwise: 'play' },
    },
    over: { title: words('结束', 'Over'), ends: 'done' },
    off: { title: words('取消', 'Off'), ends: 'void' },
  },
})

describeOnEachDatabase('what follows from cases', (open) => {
  const decide = (item: number, outcome: string): CaseCommand => ({ do: 'decide', item, outcome, reason: '按规定' })
  /** A desk whose reactions are told of everything, and which then does what they noted. */
  async function desk(match = MATCH) {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict(), [DAMAGE, match])
    const clerk = at.person('李受理', 'clerk')
    const given = { type: 'match', source: 'desk', category: null, about: COURT }
    const { state } = await openCase(at.deps, clerk, at.newCase(given))
    return { at, clerk, match: state.id }
  }
  const COURT = '00000000-0000-4000-8000-000000000001'
  /** The reactions are told of everything anew, as after a stop, and what they noted is done. */
  async function settle(at: CaseDesk) {
    const { database } = at.deps
    const { rows } = await sql<LoggedEvent>`select district, seq, kind, payload,
        jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject from event
      where subject_kind = 'case' order by seq`.execute(database.district(at.district))
    await database.transaction(at.district, (tx) => caseReactions.handle(tx, rows))
    await doErrands(at.deps, at.district)
  }
  const stateOf = async (at: CaseDesk, id: string): Promise<CaseState> => {
    const found = (await findCases(at.deps.database.district(at.district), at.district, [id])).get(id)
    if (!found) throw new Error('no such case')
    return found.state
  }

  test('a case that its flow opens carries what it shall, and its end lets the waiting one go on; twice told is once done', async () => {
    const { at, clerk, match } = await desk()
    await doCommand(at.deps, clerk, { id: match, command: decide(1, 'broken') })
    await settle(at)
    const waiting = await stateOf(at, match)
    const [child] = waiting.children
    expect(waiting).toMatchObject({ items: [{ step: 'repair' }], children: [{ type: 'damage', item: 2, end: null }] })
    const damage = await stateOf(at, child?.id ?? '')
    expect(damage).toMatchObject({ parent: match, about: COURT, source: 'warden', data: { what: '球网撕裂' } })
    await doCommand(at.deps, clerk, { id: damage.id, command: decide(1, 'refuse') })
    await settle(at)
    await settle(at)
    expect(await stateOf(at, match)).toMatchObject({ end: 'off', children: [{ end: 'refused' }] })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from case_file`.execute(clerk.db)
    expect(rows[0]?.n).toBe(2)
  })

  test('an outcome says about the thing what its flow makes it say', async () => {
    const { at, clerk, match } = await desk()
    await doCommand(at.deps, clerk, { id: match, command: decide(1, 'played') })
    await settle(at)
    expect(at.changed).toEqual([{ thing: COURT, attributes: { covered: true, lights: 4 }, reason: `case ${match}` }])
  })

  test('an errand that is refused is told and shown, tried again or dropped, and never waited for in silence', async () => {
    // The flow names a way in that the other type doesn't have.
    const given = JSON.stringify({ ...MATCH, key: 'match' }).replace('"source":"warden"', '"source":"nowhere"')
    const { at, clerk, match } = await desk(CaseType.parse({ ...JSON.parse(given), version: 2 }))
    const captain = await hire(at, '队长', 'leader')
    await doCommand(at.deps, clerk, { id: match, command: decide(1, 'broken') })
    await settle(at)
    const db = at.deps.database.district(at.district)
    const [refused, ...others] = await listRefused(db, { district: at.district, after: null, limit: 9 })
    expect([refused?.code, refused?.why.zh, others]).toEqual([
      'casework.no-such-source',
      '“场地损坏”没有来源 nowhere。可用的来源：会员、管理员。',
      [],
    ])
    const stored = (await findCases(db, at.district, [match])).get(match)
    if (!stored || !refused) throw new Error('nothing was refused')
    expect((await viewCase(at.deps, clerk.actor, stored)).refusedErrands).toEqual([refused])
    await tellPeople(at)
    const told = await listNoticeRows(db, { district: at.district, account: captain.id, ...EVERYTHING })
    expect(
      told.map(({ kind, data }) => wordsOfNotice(at.deps.types.at(data.type, data.version), kind, data).zh),
    ).toEqual(['另立案件未能完成：“场地损坏”没有来源 nowhere。可用的来源：会员、管理员。案件仍停在“等待修复”等待。'])
    await retryRefused(db, captain.actor, refused, '已补齐')
    expect(await listRefused(db, { district: at.district, after: null, limit: 9 })).toEqual([])
    await doErrands(at.deps, at.district)
    await dropRefused(db, captain.actor, refused, '不再需要')
    await expect(dropRefused(db, captain.actor, refused, '不再需要')).rejects.toMatchObject({
      code: 'casework.no-such-errand',
    })
    const { rows } = await sql<{ action: string; reason: string }>`select action, reason from audit
      where action like 'case-errand.%' order by seq`.execute(db)
    expect(rows).toEqual([
      { action: 'case-errand.retry', reason: '已补齐' },
      { action: 'case-errand.drop', reason: '不再需要' },
    ])
  })
  const EVERYTHING = { state: 'all', kinds: [], after: null, limit: 9 } as const
  /** Notices are told of what was refused. */
  async function tellPeople(at: CaseDesk) {
    const { database } = at.deps
    const { rows } = await sql<LoggedEvent>`select district, seq, id, kind, payload,
        jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject,
        jsonb_build_object('id', actor_id, 'name', actor_name) as actor,
        to_char(city_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "cityAt"
      from event where kind = 'case-errand.refused' order by seq`.execute(database.district(at.district))
    await database.transaction(at.district, (tx) => caseNotices(at.deps).handle(tx, rows))
  }
})
