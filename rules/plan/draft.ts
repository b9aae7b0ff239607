import { EMPTY_READING } from '@citybrain/contract/engines/empty-reading.ts'
import type {
  CommitmentKind,
  CommitmentRole,
  Comparator,
  Measure,
  NamedUnit,
  ProjectPhase,
  ProjectType,
} from '../../contract/engines/commitment.ts'

/** A piece of a subject: a stretch of the plain text, or a word added by the compiler. */
export type Piece = readonly [number, number] | string
export type Subject = readonly Piece[]

/** A record before its texts are cut from the stored text; offsets are those of the plain text. */
export interface Draft {
  kind: CommitmentKind
  start: number
  end: number
  vstart: number | null
  vend: number | null
  subject: Subject
  action: string | null
  comparator: Comparator | null
  value: string | readonly [string, string] | null
  unit: string | null
  measure: Measure | null
  direction: 'up' | 'down' | null
  strict: boolean
  period: string
  deadline: string | null
  strength: string | null
  baseline: string | null
  assigner: string | null
  per: string | null
  shared: string | null
  annualized: boolean
  wordValue: boolean
  nameNumber: number | null
  units: NamedUnit[]
  role: CommitmentRole
  phase: ProjectPhase | null
  projectType: ProjectType | null
  core: boolean
  past: boolean
}

export function draft(fields: Pick<Draft, 'kind' | 'start' | 'end' | 'subject' | 'period'> & Partial<Draft>): Draft {
  return {
    vstart: null,
    vend: null,
    ...EMPTY_READING,
    past: false,
    ...fields,
  }
}

/** The subject in the characters that the rules know (plain text). */
export function plainSubject(text: string, subject: Subject): string {
  return subject.map((piece) => (typeof piece === 'string' ? piece : text.slice(piece[0], piece[1]))).join('')
}
