import type { Clause } from './clause.ts'
import type { Draft, Subject } from './draft.ts'
import { type Head, readHead } from './head.ts'
import type { Context } from './subject-of.ts'

/** A phrase found in a clause, with its place in the plain text. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly match: RegExpExecArray
}

export function find(pattern: RegExp, words: string, offset: number): Found | undefined {
  const match = pattern.exec(words)
  return match === null
    ? undefined
    : { start: offset + match.index, end: offset + match.index + match[0].length, match }
}

export function headBefore(clause: Clause, end: number, context: Context): Head {
  return readHead(context.text, clause.start, end, true)
}

export function nounOf(head: Head, context: Context): Subject | undefined {
  if (head.noun.end > head.noun.start) return [[head.noun.start, head.noun.end]]
  return context.subject
}

export function fields(
  clause: Clause,
  found: Found,
  context: Context,
): Pick<Draft, 'start' | 'end' | 'vstart' | 'vend' | 'period' | 'past'> {
  return {
    start: clause.start,
    end: found.end,
    vstart: found.start,
    vend: found.end,
    period: context.period,
    past: clause.past,
  }
}
