import type { ExtractedCommitment } from '../../contract/engines/commitment.ts'
import { toJsonNumber } from './decimal.ts'

/** Field names of the annotation guideline; absent fields are omitted. */
export type GuidelineRecord = Record<string, unknown>

function jsonValue(value: ExtractedCommitment['value']): unknown {
  if (value === null) return null
  return typeof value === 'string' ? toJsonNumber(value) : value.map(toJsonNumber)
}

function isQuantified(kind: ExtractedCommitment['kind']): boolean {
  return kind === 'indicator-target' || kind === 'quantified-task'
}

/** One commitment as a line of `plan extract --json`; `n` counts from 1 within the document. */
export function toGuidelineRecord(doc: string, n: number, c: ExtractedCommitment): GuidelineRecord {
  const quantity = { comparator: c.comparator, value: jsonValue(c.value), unit: c.unit, measure: c.measure }
  const record: GuidelineRecord = {
    id: `${doc}-${String(n).padStart(3, '0')}`,
    doc,
    kind: c.kind,
    quote: c.quote,
    start: c.start,
    end: c.end,
    ...(c.vstart === null ? {} : { vquote: c.vquote, vstart: c.vstart, vend: c.vend }),
    subject: c.subject,
    action: c.action,
    ...(isQuantified(c.kind) ? quantity : {}),
    period: c.period,
    core: c.core,
  }
  return { ...record, ...present(c) }
}

/** Fields that the guideline gives only where they say something. */
function present(c: ExtractedCommitment): GuidelineRecord {
  const optional: GuidelineRecord = {
    dir: c.direction === 'down' ? 'down' : null,
    deadline: c.deadline,
    strength: c.strength,
    baseline: c.baseline,
    strict: c.strict ? true : null,
    assigner: c.assigner,
    resp: c.units.length === 0 ? null : c.units.map((unit) => unit.name).join('、'),
    per: c.per,
    shared: c.shared,
    annualized: c.annualized ? true : null,
    name_number: c.nameNumber === null ? null : String(c.nameNumber),
    role: c.role === 'target' ? null : c.role,
    wordvalue: c.wordValue ? c.vquote : null,
    phase: c.phase,
    ptype: c.projectType,
  }
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null))
}
