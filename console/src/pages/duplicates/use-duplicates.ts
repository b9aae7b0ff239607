import * as api from '@citybrain/contract/api/duplicates.ts'
import type { DuplicateDetail, DuplicatePair } from '@citybrain/contract/engines/duplicate.ts'
import { DuplicateState } from '@citybrain/contract/engines/duplicate.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { createElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { useErrorWords } from '../../app/notices.tsx'

const key = ['duplicates'] as const
const PER_PAGE = 100
export const LEAST_SCORES = [50, 70, 90] as const

/** Which pairs are looked at, as it stands in the address. */
export function useWanted() {
  const [address, set] = useAddress()
  return {
    state: DuplicateState.safeParse(address.get('state')).data ?? 'open',
    type: address.get('type'),
    least: LEAST_SCORES.find((one) => String(one) === address.get('least')) ?? LEAST_SCORES[0],
    pair: address.get('pair'),
    set,
  }
}

export type Wanted = ReturnType<typeof useWanted>

export function usePairs({ state, type, least }: Wanted) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', state, type, least],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(api.listDuplicates, {
        query: { state, least, limit: PER_PAGE, cursor: pageParam, ...(type ? { type } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

export function usePair(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(api.getDuplicate, { params: { pair: id }, signal }),
  })
}

/** How far the search has come for each type. */
export function useSearches() {
  return useQuery({
    queryKey: [...key, 'searches'],
    queryFn: ({ signal }) => call(api.listDuplicateSearches, { signal }),
  })
}

export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: key }),
      queries.invalidateQueries({ queryKey: thingKeys.all }),
    ])
  }, [queries])
}

interface Decision {
  readonly done: string
  /** Taken back by one press. */
  readonly undo: boolean
  run(): Promise<unknown>
}

/** Writes a decision down, says so, and offers to take it back. */
export function useDecide(pair: Pick<DuplicatePair, 'id' | 'revision'>, onDone: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const refresh = useRefresh()
  const takeBack = async () => {
    message.destroy()
    try {
      const body = { revision: pair.revision + 1, reason: t('duplicates.undo-reason') }
      await call(api.reopenDuplicate, { params: { pair: pair.id }, body })
      void message.success(t('duplicates.undone'))
    } catch (error) {
      void message.error(words(error), 6)
    }
    await refresh()
  }
  return useMutation({
    mutationFn: (decision: Decision) => decision.run(),
    onError: (error) => void message.error(words(error), 6),
    onSuccess: (_, { done, undo }) => {
      const back = createElement(
        Button,
        { size: 'small', type: 'link', onClick: () => void takeBack() },
        t('duplicates.undo'),
      )
      // Only the newest decision offers to be taken back.
      message.destroy()
      void message.success(createElement('span', null, done, undo ? back : null), undo ? 8 : 3)
      onDone()
    },
    onSettled: refresh,
  })
}

export interface Choice {
  readonly survivor: string
  readonly take: readonly string[]
}

export function sendMerge(pair: DuplicateDetail, { survivor, take }: Choice, reason: string) {
  const revisions = Object.fromEntries(pair.things.map(({ id, revision }) => [id, revision]))
  const body = { revision: pair.revision, survivor, revisions, take: [...take], reason }
  return call(api.mergeDuplicate, { params: { pair: pair.id }, body })
}

export function sendDifferent(pair: DuplicateDetail, reason: string) {
  return call(api.separateDuplicate, { params: { pair: pair.id }, body: { revision: pair.revision, reason } })
}

export function sendReopen(pair: DuplicateDetail, reason: string) {
  return call(api.reopenDuplicate, { params: { pair: pair.id }, body: { revision: pair.revision, reason } })
}
