import { countNotices, readNotice, readNotices } from '@citybrain/contract/api/notices.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'

const POLL_MS = 30_000
export const NOTICES = 'notices'
const COUNT = [NOTICES, 'count']

/** How many notices are unread, asked for anew every half minute while the page is looked at. */
export function useUnread(): number | undefined {
  const count = useQuery({
    queryKey: COUNT,
    queryFn: ({ signal }) => call(countNotices, { signal }),
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: true,
  })
  return count.data?.unread
}

/** Marks one notice as read, or all up to a moment. */
export function useRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (which: { notice: string } | { until: string }) =>
      'notice' in which
        ? call(readNotice, { params: which, body: {} })
        : call(readNotices, { body: { until: which.until } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [NOTICES] }),
  })
}
