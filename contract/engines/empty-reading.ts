import type { ExtractedCommitment } from './commitment.ts'

/** All that a reading can lack: what stands here is what a commitment without a number looks like. */
export const EMPTY_READING = {
  action: null,
  comparator: null,
  value: null,
  unit: null,
  measure: null,
  direction: null,
  strict: false,
  deadline: null,
  strength: null,
  baseline: null,
  assigner: null,
  per: null,
  shared: null,
  annualized: false,
  wordValue: false,
  nameNumber: null,
  units: [],
  role: 'target',
  phase: null,
  projectType: null,
  core: true,
} as const satisfies Partial<ExtractedCommitment>
