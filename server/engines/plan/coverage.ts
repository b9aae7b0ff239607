import type { Coverage } from '@citybrain/contract/engines/plan.ts'
import { coverageOf } from '@citybrain/rules/register/coverage.ts'
import type { CoverageParts } from './coverage-service.ts'

/** Coverage from what is stored, in this thread or in one of its own. */
export function coverageOfParts({ content, clauses, rows, confirmed }: CoverageParts): Coverage {
  const points = Array.from(content)
  const cut = ({ start, end }: { start: number; end: number }) => points.slice(start, end).join('')
  return coverageOf(JSON.parse(clauses), JSON.parse(rows), JSON.parse(confirmed), cut)
}
