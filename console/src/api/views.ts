import { listViews } from '@citybrain/contract/api/saved-views.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

const viewsKey = ['views'] as const

/** One's saved views of all lists: fifty at most. */
export function useViews() {
  return useQuery({
    queryKey: viewsKey,
    queryFn: async ({ signal }) => (await call(listViews, { signal })).views,
  })
}

/** A change of one's views; they are read again also after a refusal, which another tab may have caused. */
export function useViewChange<T>(send: (given: T) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => onDone?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsKey }),
  })
}
