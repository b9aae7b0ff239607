import type { Commitment, CommitmentEdit } from '@citybrain/contract/engines/register.ts'
import type { Dayjs } from 'dayjs'
import { fromPicker, toPicker } from '../days/days.ts'
import { differingFields } from './changes.ts'

/** What the form of a row holds: figures and texts as typed, days as the picker has them. */
export interface Typed {
  kind: Commitment['kind']
  subject: string
  action: string
  comparator: Commitment['comparator']
  low: string
  high: string
  unit: string
  measure: Commitment['measure']
  direction: Commitment['direction']
  strict: boolean
  period: string
  deadline: string
  baseline: string
  leads: string[]
  coOperating: string[]
  leader: string
  milestone: string
  dueOn: Dayjs | null
  nextReportOn: Dayjs | null
  evidence: string
  note: string
}

export const DECIMAL = /^-?\d+(\.\d+)?$/
/** Comparators that promise no number. */
const NUMBERLESS = new Set(['complete-assigned', 'relative', 'direction'])

export function needsFigure(comparator: Commitment['comparator'] | undefined): boolean {
  return comparator !== null && comparator !== undefined && !NUMBERLESS.has(comparator)
}

export function toTyped(row: Commitment): Typed {
  const [low, high] = Array.isArray(row.value) ? row.value : [row.value, null]
  return {
    kind: row.kind,
    subject: row.subject,
    action: row.action ?? '',
    comparator: row.comparator,
    low: low ?? '',
    high: high ?? '',
    unit: row.unit ?? '',
    measure: row.measure,
    direction: row.direction,
    strict: row.strict,
    period: row.period,
    deadline: row.deadline ?? '',
    baseline: row.baseline ?? '',
    leads: [...row.leads],
    coOperating: [...row.coOperating],
    leader: row.leader ?? '',
    milestone: row.milestone ?? '',
    dueOn: toPicker(row.dueOn),
    nextReportOn: toPicker(row.nextReportOn),
    evidence: row.evidence ?? '',
    note: row.note ?? '',
  }
}

/** Every field that the form shows, as the API takes it; what was left empty is null. */
export function fromTyped(typed: Partial<Typed>): CommitmentEdit {
  const set: CommitmentEdit = {}
  const text = (value: string | undefined) => value?.trim() || null
  if (typed.kind !== undefined) set.kind = typed.kind
  if (typed.subject !== undefined) set.subject = typed.subject.trim()
  if (typed.comparator !== undefined) {
    set.comparator = typed.comparator ?? null
    set.value = figureOf(typed)
  }
  if (typed.measure !== undefined) set.measure = typed.measure ?? null
  if (typed.direction !== undefined) set.direction = typed.direction ?? null
  if (typed.strict !== undefined) set.strict = typed.strict
  if (typed.period !== undefined) set.period = typed.period.trim()
  for (const name of ['action', 'unit', 'deadline', 'baseline'] as const) {
    if (typed[name] !== undefined) set[name] = text(typed[name])
  }
  return { ...set, ...ledgerOf(typed) }
}

export function ledgerOf(typed: Partial<Typed>): CommitmentEdit {
  const set: CommitmentEdit = {}
  if (typed.leads !== undefined) set.leads = typed.leads
  if (typed.coOperating !== undefined) set.coOperating = typed.coOperating
  if (typed.dueOn !== undefined) set.dueOn = fromPicker(typed.dueOn)
  if (typed.nextReportOn !== undefined) set.nextReportOn = fromPicker(typed.nextReportOn)
  for (const name of ['leader', 'milestone', 'evidence', 'note'] as const) {
    if (typed[name] !== undefined) set[name] = typed[name]?.trim() || null
  }
  return set
}

/** Only what differs from the row as it is, so that two planners on different fields don't meet. */
export function changedIn(row: Commitment, set: CommitmentEdit): CommitmentEdit {
  const after = { ...row, ...set } as Commitment
  const names = new Set<string>(differingFields(row, after))
  return Object.fromEntries(Object.entries(set).filter(([name]) => names.has(name)))
}

function figureOf(typed: Partial<Typed>): CommitmentEdit['value'] {
  if (!needsFigure(typed.comparator) || !typed.low) return null
  return typed.comparator === 'range' ? [plain(typed.low), plain(typed.high ?? '')] : plain(typed.low)
}

/** People type thousands separators, which the API does not take. */
export function plain(figure: string): string {
  return figure.trim().replaceAll(/[,，\s]/g, '')
}
