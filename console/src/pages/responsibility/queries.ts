import * as api from '@citybrain/contract/api/responsibility.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import type { Responsibility, ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const KEY = ['responsibilities'] as const
/** More rows than a page can show; the table says so and asks for a filter. */
const MOST_SHOWN = 1000

export type Row = RouteReply<typeof api.listResponsibilities>['items'][number]
export type Coverage = RouteReply<typeof api.getResponsibilityCoverage>

export interface Filter {
  readonly department: string | null
  readonly category: string | null
  readonly street: string | null
}

const given = ({ department, category, street }: Filter) => ({
  ...(department && { department }),
  ...(category && { category }),
  ...(street && { street }),
})

export function useRows(filter: Filter) {
  return useQuery({
    queryKey: [...KEY, 'rows', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(api.listResponsibilities, { query: { ...given(filter), limit: MOST_SHOWN }, signal }),
  })
}

export function useCoverage(classes: string | null, street: string | null) {
  return useQuery({
    queryKey: [...KEY, 'coverage', classes, street],
    enabled: classes !== null,
    queryFn: ({ signal }) =>
      call(api.getResponsibilityCoverage, { query: { classes: classes ?? '', ...(street && { street }) }, signal }),
  })
}

export interface Asked {
  readonly position: string | null
  readonly classes: string | null
  readonly category: string | null
}

export function useAnswer({ position, classes, category }: Asked) {
  return useQuery({
    queryKey: [...KEY, 'answer', position, classes, category],
    enabled: position !== null,
    retry: false,
    queryFn: ({ signal }) =>
      call(api.whoAnswersHere, {
        query: { position: position ?? '', ...(classes && category && { classes, category }) },
        signal,
      }),
  })
}

export function usePast(id: string | null) {
  return useQuery({
    queryKey: [...KEY, 'past', id],
    enabled: id !== null,
    queryFn: ({ signal }) => call(api.listResponsibilityPast, { params: { row: id ?? '' }, signal }),
  })
}

/** Saving a row, taking one away, and taking a table in. */
export function useRowChange(onDone: () => void) {
  const queries = useQueryClient()
  const onSuccess = async () => {
    onDone()
    await queries.invalidateQueries({ queryKey: KEY })
  }
  const save = useMutation({
    mutationFn: ({ id, revision, row }: { id: string; revision: number; row: ResponsibilityDraft }) =>
      call(api.saveResponsibility, { params: { row: id }, body: { row, revision } }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: ({ id, revision }: Pick<Responsibility, 'id' | 'revision'>) =>
      call(api.withdrawResponsibility, { params: { row: id }, query: { revision } }),
    onSuccess,
  })
  return { save, remove }
}

export function useTable() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ file, does }: { file: File; does: 'preview' | 'apply' }) => {
      const form = new FormData()
      form.append('file', file)
      return call(api.importResponsibilities, { query: { do: does }, form })
    },
    onSuccess: async ({ applied }) => {
      if (applied) await queries.invalidateQueries({ queryKey: KEY })
    },
  })
}
