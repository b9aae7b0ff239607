import { listWork } from '@citybrain/contract/api/cases.ts'
import type { RouteInput } from '@citybrain/contract/api/route.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { caseKeys } from '../api/cases.ts'
import { useAddress } from '../app/address.ts'

export type WorkAsked = Omit<RouteInput<typeof listWork>['query'], 'cursor' | 'limit'>

const MINUTE_MS = 60_000
const WHOSE = ['mine', 'unclaimed', 'any'] as const
export type Whose = (typeof WHOSE)[number]
/** Narrow the list by what stands under the same name in the address. */
const TEXTS = ['type', 'step', 'department', 'street', 'category', 'source', 'number'] as const
const FLAGS = ['overdue', 'supervised'] as const

/** The filters of a list of work as they stand in the address. */
export function useWorkAddress(first: Whose) {
  const [address, set] = useAddress()
  const said = address.toString()
  const asked = useMemo(() => askedFrom(new URLSearchParams(said), first), [said, first])
  return { asked, set, isNarrowed: [...TEXTS, ...FLAGS].some((name) => address.has(name)) }
}

function askedFrom(address: URLSearchParams, first: Whose): WorkAsked & { whose: Whose } {
  const text = (name: string) => address.get(name)?.trim() || undefined
  const texts = Object.fromEntries(TEXTS.flatMap((name) => (text(name) ? [[name, text(name)]] : [])))
  const flags = Object.fromEntries(FLAGS.flatMap((name) => (text(name) === 'true' ? [[name, 'true'] as const] : [])))
  // A number is looked for from its second sign on; a step is one of its type.
  if ((texts.number?.length ?? 2) < 2) delete texts.number
  if (!texts.type) delete texts.step
  return { whose: WHOSE.find((one) => one === address.get('whose')) ?? first, ...texts, ...flags }
}

/** Open work, what is due first before the rest, fetched as one scrolls. */
export function useWork(asked: WorkAsked, perPage: number) {
  const found = useInfiniteQuery({
    queryKey: [...caseKeys.work, asked, perPage],
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE_MS,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listWork, { query: { ...asked, limit: perPage, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? [], [found.data])
  return { ...found, rows, now: found.data?.pages[0]?.now ?? '' }
}

export type Work = ReturnType<typeof useWork>['rows'][number]
/** One piece of work among all. */
export const keyOfWork = ({ id, item }: Pick<Work, 'id' | 'item'>) => `${id} ${item}`
