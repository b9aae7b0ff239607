import type { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import { EMPTY_READING } from '@citybrain/contract/engines/empty-reading.ts'
import {
  type Commitment,
  type CommitmentEdit,
  Ledger,
  type RegisterCommand,
  type RowRef,
} from '@citybrain/contract/engines/register.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import { faultsOf } from './faults.ts'
import { ledgerFor } from './ledger.ts'
import { approvedIsFinal, badCommand, changedMeanwhile, noSuchRow } from './refusals.ts'

/** What a decision has to know of the version beside the rows that the command names. */
export interface RegisterContext {
  plan: string
  version: number
  /** The version is approved: its targets are closed, its owners and dates are not. */
  final: boolean
  period: string
  /** The city's day. */
  today: string
  /** The stored text between two code points. */
  cut: (span: TextSpan) => string
  /** Number of the section that holds a code point. */
  sectionAt: (offset: number) => string
}

/** Whole rows before and after: a row only in `before` is removed, one only in `after` is new. */
export interface RowChange {
  before: Commitment[]
  after: Commitment[]
}

const OWNER_FIELDS = ['leads', 'coOperating'] as const

/**
 * Decides what a command does to the rows it names. Pure: the browser foresees what the server will do.
 * Refuses with `register.changed-meanwhile`, `register.no-such-row`, `register.bad-command`, `plan.approved-is-final`.
 */
export function decideChange(
  rows: readonly Commitment[],
  command: RegisterCommand,
  context: RegisterContext,
): RowChange {
  const change = changeFor(rows, command, context)
  if (context.final && !changesLedgerOnly(change)) throw approvedIsFinal()
  return change
}

function changeFor(rows: readonly Commitment[], command: RegisterCommand, context: RegisterContext): RowChange {
  switch (command.do) {
    case 'accept':
    case 'reject':
    case 'reopen':
      return changeEach(named(rows, command.rows), (row) => ({ ...row, state: STATE_AFTER[command.do] }))
    case 'edit':
      return changeEach(named(rows, [command.row]), (row) => sound(edited(row, command.set)))
    case 'assign':
      return changeEach(named(rows, command.rows), (row) => edited(row, command.set))
    case 'split':
      return split(named(rows, [command.row]), command.parts, context)
    case 'merge':
      return merge(named(rows, command.rows), command)
    case 'add':
      return { before: [], after: [sound(newRow(command, context))] }
  }
}

/**
 * Takes a change back, provided that its rows are as it left them. Their contents count, not their revisions: what was
 * changed and taken back since is no obstacle, so that changes can be undone one after the other.
 */
export function decideUndo(rows: readonly Commitment[], change: RowChange): RowChange {
  const now = new Map(rows.map((row) => [row.id, row]))
  const left = change.after.flatMap((row) => now.get(row.id) ?? [])
  const untouched =
    left.length === change.after.length && change.after.every((row) => sameContent(row, now.get(row.id)))
  const stillGone = change.before.every((row) => change.after.some(({ id }) => id === row.id) || !now.has(row.id))
  if (!untouched || !stillGone) throw changedMeanwhile([...now.values()])
  const restored = change.before.map((row) => ({
    ...row,
    revision: (now.get(row.id) ?? row).revision + 1,
  }))
  return { before: left, after: restored }
}

function sameContent(row: Commitment, other: Commitment | undefined): boolean {
  return other !== undefined && inOrder({ ...row, revision: 0 }) === inOrder({ ...other, revision: 0 })
}

/** The same text whatever the order of keys, which the database does not keep. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  )
}

const STATE_AFTER = { accept: 'accepted', reject: 'rejected', reopen: 'proposed' } as const

/** Owners, dates and proof may change after approval; whatever else differs touches the target. */
export function changesLedgerOnly({ before, after }: RowChange): boolean {
  const was = new Map(before.map((row) => [row.id, row]))
  if (before.length !== after.length) return false
  return after.every((row) => {
    const old = was.get(row.id)
    return old !== undefined && targetOf(old) === targetOf(row)
  })
}

const NOT_TARGET = new Set([...Object.keys(Ledger.shape), 'ownerReason', 'revision'])
const targetOf = (row: Commitment) =>
  inOrder(Object.fromEntries(Object.entries(row).filter(([field]) => !NOT_TARGET.has(field))))

function named(rows: readonly Commitment[], refs: readonly RowRef[]): Commitment[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = refs.map(({ id }) => {
    const row = byId.get(id)
    if (!row) throw noSuchRow(id)
    return row
  })
  if (new Set(refs.map(({ id }) => id)).size < refs.length) {
    throw badCommand('同一条目被选了两次。', 'The same row is named twice.')
  }
  const stale = found.filter((row, index) => row.revision !== refs[index]?.revision)
  if (stale.length) throw changedMeanwhile(stale)
  return found
}

function changeEach(rows: Commitment[], change: (row: Commitment) => Commitment): RowChange {
  return { before: rows, after: rows.map((row) => ({ ...change(row), revision: row.revision + 1 })) }
}

function edited(row: Commitment, set: CommitmentEdit): Commitment {
  const ownedByHand = OWNER_FIELDS.some((field) => set[field] !== undefined)
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
  return { ...row, ...given, ownerReason: ownedByHand ? null : row.ownerReason }
}

function sound(row: Commitment): Commitment {
  const faults = faultsOf(row)
  if (faults.length) throw badCommand('有字段需要修改。', 'Some fields need mending.', faults)
  return row
}

type SplitParts = Extract<RegisterCommand, { do: 'split' }>['parts']

function split([row]: Commitment[], parts: SplitParts, context: RegisterContext): RowChange {
  if (!row) throw noSuchRow('')
  if (new Set([row.id, ...parts.map(({ id }) => id)]).size <= parts.length) throw idTaken()
  const after = parts.map(({ id, set, value }) => {
    const part = edited({ ...row, id, revision: 1, origin: 'split', state: 'accepted' }, set)
    return sound(value ? { ...part, ...valueAt(value, part, context) } : part)
  })
  return { before: [row], after }
}

function valueAt(value: TextSpan, clause: TextSpan, context: RegisterContext) {
  if (value.start < clause.start || value.end > clause.end || value.end <= value.start) {
    throw badCommand('数值须在该条目的原文范围之内。', "The value has to lie inside the row's clause.")
  }
  return { vstart: value.start, vend: value.end, vquote: context.cut(value) }
}

function merge(rows: Commitment[], command: Extract<RegisterCommand, { do: 'merge' }>): RowChange {
  const inOrder = rows.toSorted((a, b) => a.start - b.start)
  const [first] = inOrder
  if (!first) throw noSuchRow('')
  if (rows.some(({ id }) => id === command.into)) throw idTaken()
  const union = (field: 'leads' | 'coOperating') => [...new Set(inOrder.flatMap((row) => row[field]))]
  const merged: Commitment = {
    ...first,
    id: command.into,
    revision: 1,
    origin: 'merged',
    state: 'accepted',
    subject: command.subject,
    leads: union('leads'),
    coOperating: union('coOperating').filter((code) => !union('leads').includes(code)),
    core: inOrder.some((row) => row.core),
  }
  if (!Ledger.safeParse(merged).success) {
    throw badCommand(
      '合并后责任单位过多,请先调整各条的责任单位。',
      'Merged, the row has too many departments: mend the owners first.',
    )
  }
  return { before: rows, after: [merged] }
}

const idTaken = () => badCommand('新条目的编号已被使用。', 'The id of a new row is taken already.')

/** A sentence is seldom longer than a hundred; a whole paragraph as one row is a slip of the hand. */
const LONGEST_CLAUSE = 2000

/** The stretch selected for a new row, as it stands in the text. */
function clauseAt(clause: TextSpan, { cut }: RegisterContext): string {
  const length = clause.end - clause.start
  if (length <= 0) throw badCommand('请先在原文中选择文字。', 'Select some text first.')
  if (length > LONGEST_CLAUSE) {
    throw badCommand(`一次最多选择 ${LONGEST_CLAUSE} 字。`, `Select ${LONGEST_CLAUSE} characters at most.`)
  }
  const quote = cut(clause)
  if (Array.from(quote).length < length) throw badCommand('所选文字超出了原文。', 'The selection goes beyond the text.')
  if (!quote.trim()) throw badCommand('所选之处没有文字。', 'The selection holds no text.')
  return quote
}

function newRow(command: Extract<RegisterCommand, { do: 'add' }>, context: RegisterContext): Commitment {
  const quote = clauseAt(command.clause, context)
  const period = command.set.period ?? context.period
  const kind: CommitmentKind = command.kind
  const ledger = ledgerFor({ kind, period, deadline: command.set.deadline ?? null }, context.today)
  const row: Commitment = {
    ...EMPTY_READING,
    units: [],
    ...ledger,
    id: command.id,
    plan: context.plan,
    version: context.version,
    revision: 1,
    state: 'accepted',
    origin: 'added',
    section: context.sectionAt(command.clause.start),
    ownerReason: null,
    kind,
    period,
    subject: command.set.subject,
    start: command.clause.start,
    end: command.clause.end,
    quote,
    vstart: null,
    vend: null,
    vquote: null,
  }
  const placed = command.value ? { ...row, ...valueAt(command.value, row, context) } : row
  return edited(placed, command.set)
}
