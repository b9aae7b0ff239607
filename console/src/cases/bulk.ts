import { commandCases } from '@citybrain/contract/api/cases.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { caseKeys } from '../api/cases.ts'
import type { Work } from './use-work.ts'

/** What became of one piece of work: done, or why not. */
export interface BulkResult {
  readonly work: Work
  readonly refusal: string | null
}

export interface BulkOrder {
  readonly work: Work
  readonly command: CaseCommand
}

/** As many as one request takes. */
const AT_ONCE = 100

/** Does something to several pieces of work; each is done or refused by itself. */
export function useBulk() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (orders: readonly BulkOrder[]) => {
      const results: BulkResult[] = []
      for (let start = 0; start < orders.length; start += AT_ONCE) {
        const part = orders.slice(start, start + AT_ONCE)
        const commands = part.map(({ work, command }) => ({ case: work.id, command }))
        const said = await call(commandCases, { body: { commands } })
        results.push(...part.map(({ work }, at) => ({ work, refusal: said.results[at]?.refusal?.detail ?? null })))
      }
      return results
    },
    // Also after a break in the middle: what was done by then shows.
    onSettled: () => queries.invalidateQueries({ queryKey: caseKeys.all }),
  })
}
