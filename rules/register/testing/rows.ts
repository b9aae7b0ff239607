import { EMPTY_READING } from '@citybrain/contract/engines/empty-reading.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'

const ROW: Commitment = {
  id: '00000000-0000-4000-8000-000000000001',
  plan: '00000000-0000-4000-8000-00000000000a',
  version: 1,
  revision: 1,
  state: 'proposed',
  origin: 'compiled',
  section: '1',
  kind: 'quantified-task',
  quote: '新建网球场6片',
  start: 10,
  end: 17,
  vquote: '6片',
  vstart: 15,
  vend: 17,
  subject: '网球场',
  ...EMPTY_READING,
  action: '新建',
  comparator: 'eq',
  value: '6',
  unit: '片',
  measure: 'count',
  period: '2024',
  leads: [],
  coOperating: [],
  leader: null,
  milestone: null,
  dueOn: '2024-12-31',
  nextReportOn: '2024-04-10',
  evidence: null,
  note: null,
  ownerReason: null,
}

/** A row of a tennis club's plan, with what the test cares about. */
export function aRow(number: number, set: Partial<Commitment> = {}): Commitment {
  return { ...ROW, id: rowId(number), start: number * 10, end: number * 10 + 7, ...set }
}

export const rowId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
