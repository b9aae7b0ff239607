import { listCommitments } from '@citybrain/contract/api/register.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { everyPage, keys } from './plans.ts'

type Which = { plan?: string; version?: number }

/** Rows of one version, or of every document's newest version, in order of the text; shown page by page as they come. */
export function useRows(which: Which) {
  const queries = useQueryClient()
  const key = which.plan ? keys.register(which.plan, which.version ?? 0) : keys.ledger
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const seen = queries.getQueryData<Commitment[]>(key)
      return everyPage(
        (cursor) => call(listCommitments, { query: { ...which, limit: 1000, cursor }, signal }),
        (sofar) => {
          if (!seen) queries.setQueryData(key, sofar.slice())
        },
      )
    },
  })
}

/** Number of rows that answer a question, without fetching them. */
export function useRowCount(query: Record<string, string>, enabled = true) {
  return useQuery({
    queryKey: ['row-count', query],
    enabled,
    queryFn: async () => (await call(listCommitments, { query: { ...query, limit: 1 } as never })).total,
  })
}
