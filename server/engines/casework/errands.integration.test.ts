import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { anyone, ask, caseType } from '@citybrain/contract/pack/case-build.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../platform/index.ts'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { caseReactions, doCommand, doErrands, openCase } from './index.ts'
import { findCases } from './store.ts'

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
  async function desk() {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict(), [DAMAGE, MATCH])
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
})
