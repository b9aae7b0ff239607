import {
  commandCase,
  countWork,
  getCase,
  getCaseType,
  getWorkBoard,
  listCaseEntries,
  listCaseTypes,
} from '@citybrain/contract/api/cases.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'

export const caseKeys = {
  all: ['cases'] as const,
  one: (id: string) => ['cases', 'one', id] as const,
  entries: (id: string) => ['cases', 'one', id, 'entries'] as const,
  work: ['cases', 'work'] as const,
  counts: ['cases', 'counts'] as const,
}

const FOREVER = Number.POSITIVE_INFINITY
/** What is left of a deadline is said to the minute. */
const MINUTE_MS = 60_000
const ENTRIES = 50

/** Types under which new cases are opened; they change with a release. */
export function useCaseTypes() {
  return useQuery({ queryKey: ['case-types'], staleTime: FOREVER, queryFn: () => call(listCaseTypes, {}) })
}

/** The version of a type that a case goes by. */
export function useCaseType(of: { type: string; version: number } | undefined) {
  return useQuery({
    queryKey: ['case-types', of?.type, of?.version],
    enabled: of !== undefined,
    staleTime: FOREVER,
    queryFn: () => call(getCaseType, { params: { type: of?.type ?? '', version: of?.version ?? 1 } }),
  })
}

const oneCase = (id: string) => ({
  queryKey: caseKeys.one(id),
  queryFn: ({ signal }: { signal: AbortSignal }) => call(getCase, { params: { case: id }, signal }),
})

export function useCase(id: string) {
  return useQuery({ ...oneCase(id), refetchInterval: MINUTE_MS })
}

/** Cases that another one names, by their ids, as far as one may see them. */
export function useCasesOf(ids: readonly string[]): ReadonlyMap<string, CaseView> {
  return useQueries({
    queries: ids.map((id) => ({ ...oneCase(id), staleTime: MINUTE_MS })),
    combine: (found) => new Map(found.flatMap(({ data }) => (data ? [[data.state.id as string, data] as const] : []))),
  })
}

/** What happened to a case, the newest first, page by page. */
export function useCaseEntries(id: string) {
  return useInfiniteQuery({
    queryKey: caseKeys.entries(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listCaseEntries, { params: { case: id }, query: { limit: ENTRIES, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export function useWorkCounts(enabled = true) {
  return useQuery({
    queryKey: caseKeys.counts,
    enabled,
    refetchInterval: MINUTE_MS,
    queryFn: ({ signal }) => call(countWork, { signal }),
  })
}

/** Open work by department, street and person. */
export function useWorkBoard(department: string | undefined) {
  return useQuery({
    queryKey: [...caseKeys.counts, 'board', department],
    refetchInterval: MINUTE_MS,
    queryFn: ({ signal }) => call(getWorkBoard, { query: { department }, signal }),
  })
}

/** Sends a command; the case as it then stands takes the place of the one shown. */
export function useCommand(id: string, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (command: CaseCommand) => call(commandCase, { params: { case: id }, body: command }),
    onSuccess: async (view) => {
      queries.setQueryData(caseKeys.one(id), view)
      onDone?.()
      await Promise.all([
        queries.invalidateQueries({ queryKey: caseKeys.entries(id) }),
        queries.invalidateQueries({ queryKey: caseKeys.work }),
        queries.invalidateQueries({ queryKey: caseKeys.counts }),
      ])
    },
  })
}
