import * as api from '@citybrain/contract/api/catalogue.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'

const key = ['catalogue'] as const

export function useResources() {
  return useQuery({
    queryKey: [...key, 'resources'],
    queryFn: async ({ signal }) => (await call(api.listResources, { signal })).resources,
  })
}

/** Requests that one may see, newest first. */
export function useRequests(type: string | null) {
  return useQuery({
    queryKey: [...key, 'requests', type],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        call(api.listDataRequests, { query: { limit: 500, cursor, ...(type ? { type } : {}) }, signal }),
      ),
  })
}

export function useUse(type: string) {
  return useQuery({
    queryKey: [...key, 'use', type],
    queryFn: async ({ signal }) => (await call(api.listUse, { params: { type }, signal })).use,
  })
}

/** Sends a change, says that it was made, and lets the catalogue ask again. */
export function useSend<T>(send: (typed: T) => Promise<unknown>, done: string, onDone: () => void) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void message.success(done)
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}
