import { EMPTY_READING } from '@citybrain/contract/engines/empty-reading.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'

/** A row for tests: proposed, without figure and owner, unless told otherwise. */
export function row(given: Partial<Commitment>): Commitment {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    plan: '00000000-0000-4000-8000-000000000000',
    version: 1,
    revision: 1,
    state: 'proposed',
    origin: 'compiled',
    section: '1',
    ownerReason: null,
    kind: 'indicator-target',
    quote: '',
    start: 0,
    end: 1,
    vquote: null,
    vstart: null,
    vend: null,
    subject: '',
    ...EMPTY_READING,
    period: '2023',
    leads: [],
    coOperating: [],
    leader: null,
    milestone: null,
    dueOn: null,
    nextReportOn: null,
    evidence: null,
    note: null,
    ...given,
  }
}
