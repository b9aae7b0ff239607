import { randomUUID } from 'node:crypto'
import type { CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import { DEFAULT_CALENDAR, type WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../platform/index.ts'
import { DAMAGE } from '../../testing/club-cases.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { caseReactions, doCommand, handWorkOver, openCase, reproject } from './index.ts'
import { saveRule } from './routing.ts'
import { findCases } from './store.ts'

const source = { note: { zh: '章程', en: 'charter' }, status: 'proposal' } as const

/** The club closes on the day after the case came. */
const CLOSED: WorkCalendar = {
  ...DEFAULT_CALENDAR,
  overrides: [{ date: '2023-09-14', kind: 'rest', windows: null, note: { zh: '闭馆', en: 'closed' }, source }],
}

describeOnEachDatabase('casework', (open) => {
  async function desk() {
    const { database, freshDistrict } = open()
    return openCaseDesk(database, await freshDistrict())
  }
  async function taken(at: CaseDesk, who: ReturnType<CaseDesk['person']>) {
    const { state } = await openCase(at.deps, who, at.newCase())
    await doCommand(at.deps, who, { id: state.id, command: { do: 'claim', item: 1 } })
    return state.id
  }
  const assigneeOf = async (at: CaseDesk, id: string) =>
    (await findCases(at.deps.database.district(at.district), at.district, [id])).get(id)?.state.items[0]?.assignee
  const tell = async (at: CaseDesk, kind: string, id: string, payload: object) => {
    const event = { kind, district: at.district, subject: { kind: 'x', id }, payload } as unknown as LoggedEvent
    await at.deps.database.transaction(at.district, (tx) => caseReactions.handle(tx, [event]))
    await handWorkOver(at.deps, at.district)
  }
  /** An account of this district with a role of its own. */
  async function account(at: CaseDesk, name: string, roles: string[], id: string = randomUUID()) {
    await sql`insert into account (district, id, login, login_key, name, roles, password_hash, must_change_password, created_at)
      select ${at.district}, ${id}::uuid, ${name}, ${name}, ${name}, array(select jsonb_array_elements_text(${JSON.stringify(roles)}::jsonb)),
        'x', false, now()`.execute(at.deps.database.owner)
    return id
  }

  test('work goes back to whoever did it before, as long as they may do it', async () => {
    const { database, freshDistrict } = open()
    const steps = DAMAGE.steps.map((step) => (step.key === 'accept' ? { ...step, prefers: 'accept' } : step))
    const at = await openCaseDesk(database, await freshDistrict(), [{ ...DAMAGE, key: 'leak', prefix: 'LK', steps }])
    const [clerk, dispatcher] = [at.person('李受理', 'clerk'), at.person('赵派遣', 'dispatcher')]
    const li = await account(at, 'li', ['clerk'], clerk.actor.accountId ?? undefined)
    const returned = async () => {
      const { state } = await openCase(at.deps, clerk, at.newCase({ type: 'leak' }))
      const decide = (item: number, outcome: string) => ({ do: 'decide', item, outcome, reason: '按规定' }) as const
      await doCommand(at.deps, clerk, { id: state.id, command: { ...decide(1, 'file'), standard: 'net-torn' } })
      await doCommand(at.deps, dispatcher, { id: state.id, command: decide(2, 'notOurs') })
      return assigneeOf(at, state.id)
    }
    expect(await returned()).toMatchObject({ id: li })
    await sql`update account set roles = '{viewer}' where id = ${li}`.execute(at.deps.database.owner)
    expect(await returned()).toBeNull()
  })

  test('work of somebody who left goes to the one successor who may do it, else back to everybody', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const id = await taken(at, clerk)
    const from = clerk.actor.accountId ?? ''
    const successor = await account(at, 'wang', ['clerk'])
    await tell(at, 'post.left', randomUUID(), { account: from, successors: [successor] })
    expect(await assigneeOf(at, id)).toMatchObject({ id: successor })
    await tell(at, 'post.left', randomUUID(), { account: successor, successors: [] })
    expect(await assigneeOf(at, id)).toMatchObject({ id: successor })
    await sql`update account set roles = '{viewer}' where id = ${successor}`.execute(at.deps.database.owner)
    await tell(at, 'account.changed', successor, {})
    expect(await assigneeOf(at, id)).toBeNull()
  })

  test('a rule sends work to whom it names, and to nobody who left the post since', async () => {
    const at = await desk()
    const officer = at.person('陈值班', 'duty-officer')
    const coach = await account(at, 'coach', ['handler'])
    const rule: CaseRuleDraft = {
      ...{ type: 'membership', step: 'coach', category: null, region: null, department: null },
      ...{ hours: 'any', receiver: 'named' },
      ...{ assignee: coach, note: '总教练', effectiveFrom: null, effectiveTo: null },
    }
    const id = randomUUID()
    await saveRule(at.deps, officer, { id, rule, revision: 0 })
    const clerk = at.person('李受理', 'clerk')
    const asked = async () => {
      const given = at.newCase({ type: 'membership', source: 'desk', data: { name: '张三' }, category: null })
      const { state } = await openCase(at.deps, clerk, given)
      const command = { do: 'decide', item: 1, outcome: 'accept', reason: null } as const
      const { state: after } = await doCommand(at.deps, clerk, { id: state.id, command })
      return after.items.find(({ step }) => step === 'coach')
    }
    expect(await asked()).toMatchObject({ assignee: { id: coach }, routedBy: id })
    await sql`update account set roles = '{viewer}' where id = ${coach}`.execute(at.deps.database.owner)
    expect(await asked()).toMatchObject({ assignee: null, routedBy: id })
  })

  test('a calendar that is edited afterwards moves the deadlines of open cases, once, and whoever is killed is followed', async () => {
    const at = await desk()
    const clerk = at.person('李受理', 'clerk')
    const { state } = await openCase(at.deps, clerk, at.newCase())
    const dueOf = async () => {
      const { rows } = await sql<{
        due: string
      }>`select to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as due
        from case_clock where case_id = ${state.id}::uuid and key = 'case:member'`.execute(clerk.db)
      return rows[0]?.due
    }
    expect(await dueOf()).toBe('09-27 18:00')
    const deps = { ...at.deps, calendarOf: async () => createWorkCalendar(CLOSED) }
    expect(await reproject(deps, at.district)).toBe(0)
    await tell(at, 'calendar.changed', 'bureau', {})
    await sql`update case_projection set asked_at = asked_at - interval '1 minute'`.execute(clerk.db)
    expect(await reproject(deps, at.district)).toBe(1)
    expect(await dueOf()).toBe('09-28 18:00')
    expect(await reproject(deps, at.district)).toBe(0)
  })
})
