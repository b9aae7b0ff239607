import { listPosts, listUnits, updatePost } from '@citybrain/contract/api/organisation.ts'
import type { Post, Unit } from '@citybrain/contract/engines/organisation.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { createElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { useErrorWords } from '../../app/notices.tsx'

export const organisationKey = ['organisation'] as const

/** Units as they are on a day; a district has some hundred. */
export function useUnits(on: string) {
  return useQuery({
    queryKey: [...organisationKey, 'units', on],
    queryFn: ({ signal }) =>
      everyPage((cursor) => call(listUnits, { query: { on, limit: 500, cursor }, signal })) as Promise<Unit[]>,
  })
}

/** Posts of a unit, of a holder, or those that a search finds in all units: two hundred at most. */
export function usePosts(which: { unit?: string; holder?: string; q?: string; on: string }) {
  return useQuery({
    queryKey: [...organisationKey, 'posts', which],
    queryFn: ({ signal }) => call(listPosts, { query: { ...which, limit: 200 }, signal }),
  })
}

/** A change that names itself when it is done and, where it can be, is taken back with one press. */
export interface Deed {
  readonly done: string
  run(): Promise<unknown>
  undo?: (result: unknown) => Promise<unknown>
}

export function useDeed() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const words = useErrorWords()
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: organisationKey }), [queries])
  const undo = async (deed: Deed, result: unknown) => {
    message.destroy()
    try {
      await deed.undo?.(result)
      message.success(t('organisation.undone'))
    } catch (error) {
      message.error(words(error), 6)
    }
    await refresh()
  }
  return useMutation({
    mutationFn: (deed: Deed) => deed.run(),
    onSettled: refresh,
    onError: (error) => void message.error(words(error), 6),
    onSuccess: (result, deed) => {
      const back = createElement(
        Button,
        { size: 'small', type: 'link', onClick: () => void undo(deed, result) },
        t('organisation.undo'),
      )
      void message.success(createElement('span', null, deed.done, deed.undo ? back : null), deed.undo ? 8 : 3)
    },
  })
}

export type Opened =
  | { readonly form: 'unit'; readonly unit: Unit | null }
  | { readonly form: 'post'; readonly unit: Unit; readonly post: Post | null }
  | { readonly form: 'appoint'; readonly unit: Unit; readonly post: Post }
  | { readonly form: 'leave'; readonly post: Post; readonly appointment: Post['holders'][number] }
  | { readonly form: 'history'; readonly post: Post }
  | { readonly form: 'delegations' }
  | { readonly form: 'why' }

/** Sets the last day of a post, or opens it again. */
export function setPostEnd(post: string, revision: number, effectiveTo: string | null) {
  return call(updatePost, { params: { post }, body: { revision, effectiveTo } })
}
