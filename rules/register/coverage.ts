import type { PlanClause } from '@citybrain/contract/engines/outline.ts'
import type { Coverage } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'

/**
 * How much of the body stands in some commitment that was not rejected. Clauses are taken one by one: a clause touched by
 * a commitment is covered, one confirmed by the planner promises nothing, the rest is open. `cut` gives the stored text
 * between two code points. Linear in clauses and rows.
 */
export function coverageOf(
  clauses: readonly PlanClause[],
  rows: readonly Pick<Commitment, 'start' | 'end' | 'state'>[],
  confirmed: readonly TextSpan[],
  cut: (span: TextSpan) => string,
): Coverage {
  const body = clauses.filter((clause) => clause.role === 'body')
  const covering = touching(rows.filter((row) => row.state !== 'rejected'))
  const confirming = touching(confirmed)
  const coverage: Coverage = {
    bodyCharacters: 0,
    coveredCharacters: 0,
    confirmedCharacters: 0,
    open: [],
    confirmed: [],
  }
  for (const clause of body) {
    const length = clause.end - clause.start
    coverage.bodyCharacters += length
    if (covering(clause)) {
      coverage.coveredCharacters += length
    } else if (confirming(clause)) {
      coverage.confirmedCharacters += length
      coverage.confirmed.push({ ...clause, quote: cut(clause) })
    } else {
      coverage.open.push({ ...clause, quote: cut(clause) })
    }
  }
  return coverage
}

/** Answers for clauses asked in order of place whether any of the spans overlaps them. */
function touching(spans: readonly TextSpan[]): (clause: TextSpan) => boolean {
  const inOrder = spans.toSorted((a, b) => a.start - b.start)
  let next = 0
  let reach = -1
  return (clause) => {
    while (next < inOrder.length && (inOrder[next]?.start ?? Number.POSITIVE_INFINITY) < clause.end) {
      reach = Math.max(reach, inOrder[next]?.end ?? 0)
      next += 1
    }
    return reach > clause.start
  }
}
