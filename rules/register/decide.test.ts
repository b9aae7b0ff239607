import type { Commitment, RegisterCommand } from '@citybrain/contract/engines/register.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesLedgerOnly, decideChange, decideUndo, type RegisterContext } from './decide.ts'
import { aRow, rowId } from './testing/rows.ts'

const text = [...'球会今年工作:新建网球场6片、更衣室2间,翻修看台;由场地部牵头。']
const draft: RegisterContext = {
  plan: rowId(900),
  version: 1,
  final: false,
  period: '2024',
  today: '2024-02-01',
  cut: ({ start, end }) => text.slice(start, end).join(''),
  sectionAt: () => '2.1',
}
const approved = { ...draft, final: true }
const ref = (row: Commitment) => ({ id: row.id, revision: row.revision })

function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('review of rows', () => {
  it('accepts several rows at once and counts their revisions', () => {
    const rows = [aRow(1), aRow(2, { revision: 4 })]
    const { after } = decideChange(rows, { do: 'accept', rows: rows.map(ref) }, draft)
    expect(after.map(({ state, revision }) => [state, revision])).toEqual([
      ['accepted', 2],
      ['accepted', 5],
    ])
  })

  it('tells the second planner what the row is now when the first one has changed it', () => {
    const now = aRow(1, { revision: 2, value: '8' })
    const refusal = refusalOf(() => decideChange([now], { do: 'reject', rows: [{ id: now.id, revision: 1 }] }, draft))
    expect(refusal.code).toBe('register.changed-meanwhile')
    expect(refusal.details).toEqual({ current: [now] })
  })

  it('refuses a row that the register does not have, and a row named twice', () => {
    const row = aRow(1)
    expect(refusalOf(() => decideChange([], { do: 'accept', rows: [ref(row)] }, draft)).code).toBe(
      'register.no-such-row',
    )
    const twice: RegisterCommand = { do: 'accept', rows: [ref(row), ref(row)] }
    expect(refusalOf(() => decideChange([row], twice, draft)).code).toBe('register.bad-command')
  })
})

describe('bounds of a command', () => {
  const added = (clause: { start: number; end: number }): RegisterCommand => ({
    ...{ do: 'add', id: rowId(5), clause, value: null, kind: 'mechanism' },
    set: { subject: '机制' },
  })
  const codeOf = (rows: Commitment[], command: RegisterCommand) =>
    refusalOf(() => decideChange(rows, command, draft)).code

  it('refuses a selection that is empty, turned round, blank, beyond the text, or a whole page', () => {
    const page = { ...draft, cut: () => '字'.repeat(3000) }
    for (const clause of [
      { start: 3, end: 3 },
      { start: 5, end: 3 },
      { start: 30, end: 999_999 },
      { start: 800_000, end: 800_001 },
    ])
      expect(codeOf([], added(clause))).toBe('register.bad-command')
    expect(refusalOf(() => decideChange([], added({ start: 0, end: 3000 }), page)).code).toBe('register.bad-command')
    const blank = { ...draft, cut: () => ' \n' }
    expect(refusalOf(() => decideChange([], added({ start: 0, end: 2 }), blank)).code).toBe('register.bad-command')
  })

  it('refuses parts that share an id with each other or with the row, and a merger into one of its rows', () => {
    const [row, other] = [aRow(1), aRow(2)]
    const split = (...ids: string[]): RegisterCommand => ({
      ...{ do: 'split', row: ref(row) },
      parts: ids.map((id) => ({ id, set: {}, value: null })),
    })
    expect(codeOf([row], split(rowId(7), rowId(7)))).toBe('register.bad-command')
    expect(codeOf([row], split(rowId(7), row.id))).toBe('register.bad-command')
    const merge: RegisterCommand = { do: 'merge', rows: [ref(row), ref(other)], into: row.id, subject: '合' }
    expect(codeOf([row, other], merge)).toBe('register.bad-command')
  })

  it('refuses a merger whose departments no row could hold', () => {
    const leads = (from: number) => Array.from({ length: 40 }, (_, at) => `department-${from + at}`)
    const rows = [aRow(1, { leads: leads(0) }), aRow(2, { leads: leads(40) })]
    const merge: RegisterCommand = { do: 'merge', rows: rows.map(ref), into: rowId(9), subject: '合' }
    expect(codeOf(rows, merge)).toBe('register.bad-command')
  })

  it('knows a change of owners also where the keys of the rows come in another order', () => {
    const row = aRow(1, { revision: 2, leader: '王' })
    const turned = Object.fromEntries(Object.entries(aRow(1)).reverse()) as Commitment
    expect(changesLedgerOnly({ before: [row], after: [turned] })).toBe(true)
  })
})

describe('editing a row', () => {
  it('says beside the field that a target without a number cannot keep its value', () => {
    const row = aRow(1)
    const refusal = refusalOf(() =>
      decideChange([row], { do: 'edit', row: ref(row), set: { comparator: 'complete-assigned' } }, draft),
    )
    expect(refusal.details).toMatchObject({ faults: [{ field: 'value' }] })
  })

  it('refuses a range whose ends are turned round', () => {
    const row = aRow(1)
    const set = { comparator: 'range', value: ['8', '6'] } as const
    const refusal = refusalOf(() =>
      decideChange([row], { do: 'edit', row: ref(row), set: { ...set, value: ['8', '6'] } }, draft),
    )
    expect(refusal.details).toMatchObject({ faults: [{ field: 'value' }] })
  })

  it('forgets why an owner was suggested once a person has chosen one', () => {
    const row = aRow(1, { leads: ['courts'], ownerReason: { zh: '建议', en: 'suggested' } })
    const [after] = decideChange([row], { do: 'edit', row: ref(row), set: { leads: ['grounds'] } }, draft).after
    expect([after?.leads, after?.ownerReason]).toEqual([['grounds'], null])
  })

  it('closes the target of an approved version but not its owner', () => {
    const row = aRow(1, { state: 'accepted' })
    const target = refusalOf(() => decideChange([row], { do: 'edit', row: ref(row), set: { value: '7' } }, approved))
    expect(target.code).toBe('plan.approved-is-final')
    const owner = decideChange([row], { do: 'assign', rows: [ref(row)], set: { leads: ['courts'] } }, approved)
    expect(owner.after[0]?.leads).toEqual(['courts'])
  })
})

describe('splitting, merging and adding', () => {
  it('splits a row into parts that keep its clause and take their own values', () => {
    const row = aRow(1, { start: 7, end: 20 })
    const parts = [
      { id: rowId(11), set: { subject: '网球场' }, value: { start: 12, end: 14 } },
      { id: rowId(12), set: { subject: '更衣室', value: '2', unit: '间' }, value: { start: 18, end: 20 } },
    ]
    const { before, after } = decideChange([row], { do: 'split', row: ref(row), parts }, draft)
    expect(before).toEqual([row])
    expect(after.map(({ subject, value, vquote, origin }) => [subject, value, vquote, origin])).toEqual([
      ['网球场', '6', '6片', 'split'],
      ['更衣室', '2', '2间', 'split'],
    ])
  })

  it('refuses a part whose value lies outside the clause', () => {
    const row = aRow(1, { start: 7, end: 14 })
    const parts = [
      { id: rowId(11), set: {}, value: { start: 12, end: 14 } },
      { id: rowId(12), set: {}, value: { start: 18, end: 20 } },
    ]
    expect(refusalOf(() => decideChange([row], { do: 'split', row: ref(row), parts }, draft)).code).toBe(
      'register.bad-command',
    )
  })

  it('merges rows into the first in the text and joins their owners', () => {
    const rows = [
      aRow(2, { leads: ['courts'], coOperating: ['club'] }),
      aRow(1, { leads: ['grounds'], coOperating: ['courts'] }),
    ]
    const command: RegisterCommand = { do: 'merge', rows: rows.map(ref), into: rowId(20), subject: '网球场及更衣室' }
    const [merged] = decideChange(rows, command, draft).after
    expect([merged?.start, merged?.leads, merged?.coOperating]).toEqual([10, ['grounds', 'courts'], ['club']])
  })

  it('adds a commitment from selected text with its section and the rest of the year to do it', () => {
    const command: RegisterCommand = {
      do: 'add',
      id: rowId(30),
      clause: { start: 21, end: 25 },
      value: null,
      kind: 'qualitative-task',
      set: { subject: '看台翻修' },
    }
    const [row] = decideChange([], command, draft).after
    expect([row?.quote, row?.section, row?.dueOn, row?.state]).toEqual(['翻修看台', '2.1', '2024-12-31', 'accepted'])
  })
})

describe('undo', () => {
  it('two changes of one row are taken back one after the other', () => {
    const row = aRow(1)
    const accepted = decideChange([row], { do: 'accept', rows: [ref(row)] }, draft)
    const [first] = accepted.after
    if (!first) throw new Error('nothing was accepted')
    const edited = decideChange([first], { do: 'edit', row: ref(first), set: { leader: '王' } }, draft)
    const back = decideUndo(edited.after, edited)
    const [last] = decideUndo(back.after, accepted).after
    expect(last).toMatchObject({ state: 'proposed', leader: row.leader })
    expect(refusalOf(() => decideUndo(edited.after, accepted)).code).toBe('register.changed-meanwhile')
  })

  it('brings back what a split took away and removes its parts', () => {
    const row = aRow(1, { start: 7, end: 20 })
    const parts = [11, 12].map((n) => ({ id: rowId(n), set: {}, value: null }))
    const change = decideChange([row], { do: 'split', row: ref(row), parts }, draft)
    const undo = decideUndo(change.after, change)
    expect(undo.before).toEqual(change.after)
    expect(undo.after).toEqual([{ ...row, revision: 2 }])
  })

  it('is refused once somebody has changed the row since', () => {
    const row = aRow(1)
    const change = decideChange([row], { do: 'accept', rows: [ref(row)] }, draft)
    const since = change.after.map((one) => ({ ...one, leader: '王', revision: one.revision + 1 }))
    expect(refusalOf(() => decideUndo(since, change)).code).toBe('register.changed-meanwhile')
  })

  it('restores every field of every row, and redo brings the change back', () => {
    const commands = fc.constantFrom<'accept' | 'reject' | 'reopen' | 'assign' | 'edit'>(
      'accept',
      'reject',
      'reopen',
      'assign',
      'edit',
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), commands, fc.string(), (count, kind, words) => {
        const rows = Array.from({ length: count }, (_, index) => aRow(index + 1))
        const first = rows[0] as Commitment
        const command: RegisterCommand =
          kind === 'edit'
            ? { do: 'edit', row: ref(first), set: { note: words } }
            : kind === 'assign'
              ? { do: 'assign', rows: rows.map(ref), set: { leader: words } }
              : { do: kind, rows: rows.map(ref) }
        const change = decideChange(rows, command, draft)
        const undone = decideUndo(change.after, change)
        const redone = decideUndo(undone.after, undone)
        const content = (list: readonly Commitment[]) => list.map((row) => ({ ...row, revision: 0 }))
        expect(content(undone.after)).toEqual(content(change.before))
        expect(content(redone.after)).toEqual(content(change.after))
      }),
    )
  })
})
