import type { Commitment, ComparedRow } from '@citybrain/contract/engines/register.ts'
import { pairByName } from './pairing.ts'

/** The fields that make a promise what it is; owners and dates of the ledger are compared too, places in the text not. */
const COMPARED = [
  'kind',
  'subject',
  'action',
  'comparator',
  'strict',
  'value',
  'unit',
  'measure',
  'direction',
  'period',
  'deadline',
  'baseline',
  'strength',
  'assigner',
  'per',
  'phase',
  'state',
  'leads',
  'coOperating',
  'leader',
  'milestone',
  'dueOn',
] as const satisfies readonly (keyof Commitment)[]

const ACROSS_DOCUMENTS = COMPARED.filter((field) => field !== 'state')

export interface CompareSide {
  plan: string
  rows: readonly Commitment[]
}

/**
 * Compares two registers, commitment by commitment. Versions of one document pair by id; what is left, and different
 * documents, by likeness of the subject among rows of the same kind. The result stands in the order of the left text,
 * what is only at the right after it.
 */
export function compareRegisters(left: CompareSide, right: CompareSide): ComparedRow[] {
  const partner = left.plan === right.plan ? pairById(left.rows, right.rows) : new Map<string, Commitment>()
  const taken = new Set([...partner.values()].map((row) => row.id))
  const openLeft = left.rows.filter((row) => !partner.has(row.id))
  const openRight = right.rows.filter((row) => !taken.has(row.id))
  for (const [id, row] of pairByName(openLeft, openRight)) {
    partner.set(id, row)
    taken.add(row.id)
  }
  const fields = left.plan === right.plan ? COMPARED : ACROSS_DOCUMENTS
  const compared = left.rows.map((row) => outcomeOf(row, partner.get(row.id) ?? null, fields))
  const added = right.rows
    .filter((row) => !taken.has(row.id))
    .map((row): ComparedRow => ({ outcome: 'only-right', left: null, right: row, fields: [] }))
  return [...compared, ...added]
}

function outcomeOf(left: Commitment, right: Commitment | null, among: readonly (keyof Commitment)[]): ComparedRow {
  if (!right) return { outcome: 'only-left', left, right: null, fields: [] }
  const fields = differingFields([left, right], among)
  return { outcome: fields.length ? 'changed' : 'same', left, right, fields }
}

/** Fields in which the rows do not all agree. */
export function differingFields(rows: readonly Commitment[], among: readonly (keyof Commitment)[]): string[] {
  return among.filter((field) => new Set(rows.map((row) => JSON.stringify(row[field]))).size > 1)
}

function pairById(left: readonly Commitment[], right: readonly Commitment[]): Map<string, Commitment> {
  const byId = new Map(right.map((row) => [row.id, row]))
  return new Map(left.flatMap((row) => (byId.has(row.id) ? [[row.id, byId.get(row.id) as Commitment] as const] : [])))
}
