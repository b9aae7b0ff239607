import * as api from '@citybrain/contract/api/quality.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const qualityKey = ['quality'] as const
const PER_PAGE = 200

export function useQuality() {
  return useQuery({ queryKey: qualityKey, queryFn: ({ signal }) => call(api.getQuality, { signal }) })
}

/** Things that a rule doesn't hold for, as one scrolls. */
export function useFailing(type: string, rule: string, source: string | null) {
  return useInfiniteQuery({
    queryKey: [...qualityKey, 'failing', type, rule, source],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(api.listFailing, {
        params: { type, rule },
        query: { limit: PER_PAGE, cursor: pageParam, ...(source ? { source } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
