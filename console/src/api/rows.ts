import { listCommitments } from '@citybrain/contract/api/register.ts'
import type { RouteInput } from '@citybrain/contract/api/route.ts'
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

type CountQuery = Omit<RouteInput<typeof listCommitments>['query'], 'limit' | 'cursor'>

/** The question how many rows there are, without fetching them. */
export function rowCount(query: CountQuery) {
  return {
    queryKey: ['row-count', query],
    queryFn: async () => (await call(listCommitments, { query: { ...query, limit: 1 } })).total,
  }
}

export function useRowCount(query: CountQuery, enabled = true) {
  return useQuery({ ...rowCount(query), enabled })
}
