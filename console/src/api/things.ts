import type { RouteInput } from '@citybrain/contract/api/route.ts'
import { getThingHistory, getThingLineage, listRelations } from '@citybrain/contract/api/thing-history.ts'
import { getThing, listThings } from '@citybrain/contract/api/things.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { everyPage } from './plans.ts'

export type ThingsAsked = Omit<RouteInput<typeof listThings>['query'], 'cursor' | 'limit' | 'count'>

export const thingKeys = {
  all: ['things'] as const,
  list: (asked: ThingsAsked) => ['things', 'list', asked] as const,
  one: (id: string) => ['things', 'one', id] as const,
}

const PER_PAGE = 200

/** Pages of a list, fetched as one scrolls; the first says how many there are (to ten thousand). */
export function useThings(asked: ThingsAsked, enabled = true) {
  return useInfiniteQuery({
    queryKey: thingKeys.list(asked),
    enabled,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listThings, {
        query: { ...asked, limit: PER_PAGE, cursor: pageParam, count: pageParam ? 'false' : 'true' },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** How many there are of a type, to ten thousand. */
export function thingCount(asked: ThingsAsked) {
  return {
    queryKey: ['things', 'count', asked] as const,
    queryFn: async () =>
      (await call(listThings, { query: { ...asked, limit: 1, count: 'true', fields: 'name' } })).total,
  }
}

export interface When {
  readonly asOf?: string | undefined
  readonly knownOn?: string | undefined
}

export function useThing(id: string, when: When = {}) {
  return useQuery({
    queryKey: [...thingKeys.one(id), 'state', when],
    queryFn: ({ signal }) => call(getThing, { params: { thing: id }, query: when, signal }),
  })
}

/** Every fact about a thing, newest first. */
export function useThingHistory(id: string) {
  return useQuery({
    queryKey: [...thingKeys.one(id), 'history'],
    queryFn: ({ signal }) =>
      everyPage((cursor) => call(getThingHistory, { params: { thing: id }, query: { limit: 500, cursor }, signal })),
  })
}

export function useThingLineage(id: string, when: When) {
  return useQuery({
    queryKey: [...thingKeys.one(id), 'lineage', when],
    queryFn: ({ signal }) => call(getThingLineage, { params: { thing: id }, query: when, signal }),
  })
}

export function useRelations(id: string, depth: number, when: When) {
  return useQuery({
    queryKey: [...thingKeys.one(id), 'relations', depth, when],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(listRelations, { params: { thing: id }, query: { depth, limit: 100, ...when }, signal }),
  })
}
