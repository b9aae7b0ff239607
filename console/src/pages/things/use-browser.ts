import { ThingState } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMemo } from 'react'
import type { ThingsAsked } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { type Condition, conditionFrom, conditionText } from '../../things/condition.ts'

export const VIEWS = ['both', 'table', 'map'] as const
export type BrowserView = (typeof VIEWS)[number]
/** Narrower screens show one at a time. */
const WIDE_PX = 1100

/** What the browser of a type shows, as it stands in the address. */
export function useBrowser(type: ThingType) {
  const [address, set] = useAddress()
  const said = address.toString()
  const asked = useMemo(() => askedFrom(type.key, new URLSearchParams(said)), [type.key, said])
  const conditions = useMemo(() => conditionsFrom(new URLSearchParams(said)), [said])
  const view =
    VIEWS.find((one) => one === address.get('view')) ?? (innerWidth < WIDE_PX || !type.geometry ? 'table' : 'both')
  return {
    asked,
    set,
    conditions,
    setConditions: (next: readonly Condition[]) => set({ where: next.map(conditionText) }),
    view: type.geometry ? view : ('table' as const),
    columns: address.get('columns'),
    sort: sortFrom(address.get('sort')),
    q: address.get('q') ?? '',
    isNarrowed: ['q', 'where', 'region', 'state', 'asOf'].some((name) => address.has(name)),
  }
}

export type BrowserState = ReturnType<typeof useBrowser>

function conditionsFrom(address: URLSearchParams): readonly Condition[] {
  return address
    .getAll('where')
    .map(conditionFrom)
    .filter((one) => one !== null)
}

function askedFrom(type: string, address: URLSearchParams): ThingsAsked {
  const where = conditionsFrom(address).map(conditionText)
  const state = ThingState.safeParse(address.get('state')).data ?? (address.get('state') === 'any' ? 'any' : undefined)
  const part = (name: string) => address.get(name)?.trim() || undefined
  return {
    type,
    ...(where.length > 0 ? { where } : {}),
    ...(state ? { state } : {}),
    ...defined({ q: part('q'), region: part('region'), asOf: part('asOf'), sort: part('sort') }),
  }
}

function defined<T extends Record<string, string | undefined>>(parts: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }
}

function sortFrom(said: string | null): { key: string; down: boolean } | null {
  if (!said) return null
  return said.startsWith('-') ? { key: said.slice(1), down: true } : { key: said, down: false }
}

/** Up, then down, then the order without one. */
export function nextSort(sort: { key: string; down: boolean } | null, key: string): string | null {
  if (sort?.key !== key) return key
  return sort.down ? null : `-${key}`
}
