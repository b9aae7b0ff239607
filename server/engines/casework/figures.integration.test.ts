import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CountedCase } from '@citybrain/contract/engines/case-figures.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { CaseCount } from '@citybrain/contract/pack/case-figure.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { emptyCase } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { DAMAGE_EVALUATION } from '../../testing/club-evaluation.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { countedBy, type Retold, retell } from '../../testing/figure-model.ts'
import { CLUB_REPORTS } from '../../testing/figures-under-attack.ts'
import { computeFigures, listMembers } from './figures.ts'
import { doCommand, openCase } from './index.ts'
import { findCases } from './store.ts'

/** Numbers that look random, the same in each run. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

const SEEN = { do: 'comment', text: '看过', mentions: [] }

/** The club's damages, in which a word will do for a photo. */
const TOLD: CaseType = {
  ...DAMAGE,
  steps: DAMAGE.steps.map((step) =>
    step.kind === 'task' ? { ...step, outcomes: step.outcomes.map((one) => ({ ...one, attachments: 0 })) } : step,
  ),
}

function peopleOf(at: CaseDesk) {
  const street = (last: number) => `${at.district}00${last}`
  return {
    clerk: at.person('李受理', 'clerk'),
    dispatcher: at.person('赵派遣', 'dispatcher'),
    duty: at.person('钱值班', 'duty-officer'),
    grounds: at.person('孙场地', 'handler', { department: 'grounds' }),
    kitchen: at.person('周餐厅', 'handler', { department: 'kitchen' }),
    east: at.person('吴采集', 'collector', { street: street(1) }),
    west: at.person('郑采集', 'collector', { street: street(2) }),
  }
}
type Who = keyof ReturnType<typeof peopleOf>

/** What may be done in each step, and by whom. */
function moveFor(
  step: string,
  { department, street, roll }: { department: string; street: string; roll: (n: number) => number },
) {
  const said = (outcome: string, more: object = {}) => ({ do: 'decide', outcome, reason: '按规定', ...more })
  const handler: Who = department === 'kitchen' ? 'kitchen' : 'grounds'
  const collector: Who = street.endsWith('1') ? 'east' : 'west'
  const ways: Record<string, readonly (readonly [Who, object])[]> = {
    accept: [
      ['clerk', said('file', { standard: 'net-torn' })],
      ['clerk', said('file', { standard: 'net-torn' })],
      ['clerk', said('refuse')],
    ],
    dispatch: [
      ['dispatcher', said('send', { department: 'grounds' })],
      ['dispatcher', said('send', { department: 'kitchen' })],
      ['dispatcher', said('send', { department: 'grounds' })],
      ['dispatcher', said('notOurs')],
    ],
    handle: [
      [handler, said('done', { data: { found: '换网' } })],
      [handler, said('done', { data: { found: '换网' } })],
      [handler, said('notOurs')],
      [handler, said('noted')],
      [handler, { do: 'ask-suspension', request: crypto.randomUUID(), until: null, reason: '等网' }],
      [handler, { do: 'resume', reason: null }],
    ],
    arbitrate: [['duty', said('settle', { department: 'kitchen' })]],
    check: [
      [collector, said('good')],
      [collector, said('good')],
      [collector, said('bad')],
    ],
  }
  const all = ways[step] ?? []
  return all[roll(all.length)]
}

describeOnEachDatabase('casework', (open) => {
  /** Some weeks at the club: cases come, are handled well and badly, and some lie. */
  let told: ReturnType<typeof happen> | undefined
  const weeks = () => {
    told ??= happen(2023)
    return told
  }

  async function happen(seed: number) {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict(), [TOLD])
    const people = peopleOf(at)
    const roll = dice(seed)
    const ids: string[] = []
    for (let turn = 0; turn < 260; turn += 1) {
      at.clock.advance((([0, 5, 20, 45, 90, 400][roll(6)] ?? 0) + roll(30)) * 60_000)
      if (ids.length < 24 && roll(4) === 0) {
        const place = { position: [roll(2) === 0 ? 117.1 : 117.2, 39.1] as [number, number], address: null }
        const data = { what: '网破', ...(roll(2) === 0 && { surface: 'clay' }) }
        const source = roll(3) === 0 ? 'warden' : 'member'
        ids.push((await openCase(at.deps, people.clerk, at.newCase({ place, data, source }))).state.id)
      }
      const id = ids[roll(ids.length)]
      if (id !== undefined) await goOn(at, people, id, roll)
    }
    return { at, people, ids, deps: { ...at.deps, evaluations: [DAMAGE_EVALUATION], ...CLUB_REPORTS } }
  }

  async function goOn(at: CaseDesk, people: ReturnType<typeof peopleOf>, id: string, roll: (n: number) => number) {
    const state = (await findCases(at.deps.database.district(at.district), at.district, [id])).get(id)?.state
    const item = state?.items[0]
    const [request] = state?.requests ?? []
    const where = { department: item?.department ?? 'grounds', street: state?.place.street ?? '', roll }
    const [who, command] = request
      ? (['duty', { do: 'answer', request: request.id, grant: true, reason: null }] as const)
      : item
        ? ([...(moveFor(item.step, where) ?? ['duty', SEEN])] as [Who, object])
        : (['duty', roll(5) === 0 ? { do: 'reopen', reason: '又破了' } : SEEN] as const)
    // What the case doesn't take as it stands is refused, and nothing happens.
    await doCommand(at.deps, people[who], {
      id,
      command: { ...command, ...(item && !request && { item: item.number }) } as CaseCommand,
    }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  }

  /** The cases told again from their events. */
  async function retold(at: CaseDesk, ids: readonly string[]): Promise<Retold[]> {
    const db = at.deps.database.district(at.district)
    const stored = await findCases(db, at.district, ids)
    const { rows } = await sql<{ id: string; event: CaseEvent }>`select case_id as id, event from case_entry
      where district = ${at.district} order by case_id, revision`.execute(db)
    return [...stored.values()].map(({ state }) => {
      const { district, id, type, version, openedAt, source, opener, openedBy } = state
      const begin = emptyCase({ district, id, type, version, openedAt, source, opener, openedBy })
      return retell(
        begin,
        rows.filter((row) => row.id === id).map(({ event }) => event),
      )
    })
  }

  const PERIODS = [
    ['2023-09-01', '2023-12-31'],
    ['2023-09-14', '2023-09-16'],
    ['2023-09-18', '2023-09-18'],
  ] as const

  test('figures are what a slow look at every case finds, all together and by department, street and person', async () => {
    const { at, people, ids, deps } = await weeks()
    const all = await retold(at, ids)
    const now = at.clock.cityNow()
    const whole = await computeFigures(deps, people.clerk, {
      type: 'damage',
      from: '2023-09-01',
      to: '2023-12-31',
      by: 'none',
    })
    // A walk on which nothing happens would prove nothing.
    expect(whole.rows[0]?.values.filter(({ numerator }) => numerator === 0)).toEqual([])
    for (const [from, to] of PERIODS)
      for (const by of ['none', 'department', 'street', 'person'] as const)
        for (const only of by === 'none' ? [{}, { department: 'kitchen' }, { street: `${at.district}001` }] : [{}]) {
          const asked = { type: 'damage', from, to, by, ...only }
          const { rows } = await computeFigures(deps, people.clerk, asked)
          const end = new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString()
          const until = end < now ? end : new Date(Date.parse(now) + 1).toISOString()
          const times = (count: CaseCount, row: (typeof rows)[number]) => {
            const found = countedBy(count, all, [new Date(`${from}T00:00:00+08:00`).toISOString(), until]).filter(
              (one) =>
                (!('department' in only) || one.department === only.department) &&
                (!('street' in only) || one.street === only.street) &&
                ((row.key === null && !row.unknown) || (by !== 'none' && one[by] === row.key)),
            )
            return new Set(found.map((one) => `${one.case} ${one.part}`)).size
          }
          for (const row of rows) {
            const expected = DAMAGE_EVALUATION.figures.map(({ key, numerator, denominator }) => [
              ...[key, times(numerator, row), denominator && times(denominator, row)],
            ])
            const found = row.values.map(({ figure, numerator, denominator }) => [figure, numerator, denominator])
            expect([asked, row.key, found]).toEqual([asked, row.key, expected])
          }
        }
  })

  test('behind every figure stand just the cases that it counts, page by page', async () => {
    const { people, deps } = await weeks()
    const asked = { type: 'damage', from: '2023-09-01', to: '2023-09-20', by: 'department' } as const
    const { rows } = await computeFigures(deps, people.clerk, asked)
    for (const { key, unknown, values } of rows)
      for (const { figure, numerator, denominator } of values)
        for (const [part, times] of [
          ['numerator', numerator],
          ['denominator', denominator],
        ] as const) {
          if (times === null) continue
          const found: string[] = []
          for (let after: [string, number] | null = null; ; ) {
            const group = unknown ? '' : (key ?? undefined)
            const page = await listMembers(deps, people.clerk, { ...asked, figure, part, group, after, limit: 4 })
            found.push(...page.map((one) => `${one.case.id} ${one.part}`))
            const last = page.at(-1)
            if (!last || page.length < 4) break
            after = [last.case.id, last.part]
          }
          expect([figure, part, key, new Set(found).size, found.length]).toEqual([figure, part, key, times, times])
        }
  })

  test('days and months count what happened in them, classes their own cases, and together they are all', async () => {
    const { people, deps } = await weeks()
    const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
    for (const [by, keyOf] of [
      ['day', ({ at }: CountedCase) => dayOf(at).slice(0, 10)],
      ['month', ({ at }: CountedCase) => dayOf(at).slice(0, 7)],
      ['class', (one: CountedCase) => one.case.category],
    ] as const) {
      const asked = { type: 'damage', from: '2023-09-01', to: '2023-10-15', by } as const
      const { rows } = await computeFigures(deps, people.clerk, asked)
      const [whole, ...parts] = rows
      for (const [place, { figure, numerator }] of (whole?.values ?? []).entries()) {
        if (!['reworked', 'clay'].includes(figure))
          expect(parts.reduce((sum, row) => sum + (row.values[place]?.numerator ?? 0), 0)).toBe(numerator)
        for (const { key, values } of parts) {
          const list = { ...asked, figure, part: 'numerator', group: key ?? '', after: null, limit: 500 } as const
          const members = await listMembers(deps, people.clerk, list)
          expect([by, figure, key, members.length]).toEqual([by, figure, key, values[place]?.numerator])
          expect(members.map(keyOf)).toEqual(members.map(() => key))
        }
      }
    }
  })

  test('whoever sees the cases of one department is told of these alone', async () => {
    const { at, people, deps } = await weeks()
    const asked = { type: 'damage', from: '2023-09-01', to: '2023-12-31', by: 'none' } as const
    const reported = async (who: (typeof people)[Who]) =>
      (await computeFigures(deps, who, asked)).rows[0]?.values.find(({ figure }) => figure === 'reported')?.numerator
    const { rows } = await sql<{
      seen: number
      all: number
    }>`select count(*) filter (where departments && '{kitchen}')::int as seen,
      count(*)::int as all from case_file where district = ${at.district}`.execute(at.deps.database.owner)
    expect([await reported(people.kitchen), await reported(people.clerk)]).toEqual([rows[0]?.seen, rows[0]?.all])
    expect(rows[0]?.seen).toBeLessThan(rows[0]?.all ?? 0)
  })

  test('what isn’t evaluated, and a denominator that there isn’t, are said to be missing', async () => {
    const { people, deps } = await weeks()
    const asked = { type: 'damage', from: '2023-09-01', to: '2023-09-30', by: 'none' } as const
    await expect(computeFigures(deps, people.clerk, { ...asked, type: 'membership' })).rejects.toThrow(
      /no-such-evaluation/,
    )
    const member = { ...asked, after: null, limit: 4 }
    await expect(
      listMembers(deps, people.clerk, { ...member, figure: 'reported', part: 'denominator' }),
    ).rejects.toThrow(/no-such-figure/)
    await expect(listMembers(deps, people.clerk, { ...member, figure: 'lost', part: 'numerator' })).rejects.toThrow(
      /no-such-figure/,
    )
  })
})
