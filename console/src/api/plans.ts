import { getPlan, getPlanText, listPlans } from '@citybrain/contract/api/plan.ts'
import { comparePlans, getCoverage, getTargetMatrix, listChanges } from '@citybrain/contract/api/register.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export const keys = {
  plans: ['plans'] as const,
  plan: (plan: string) => ['plan', plan] as const,
  text: (plan: string) => ['text', plan] as const,
  register: (plan: string, version: number) => ['register', plan, version] as const,
  coverage: (plan: string, version: number) => ['coverage', plan, version] as const,
  changes: (plan: string, version: number) => ['changes', plan, version] as const,
  ledger: ['ledger'] as const,
  targets: ['targets'] as const,
}

/** All documents; a district has dozens, so they are fetched whole. */
export function usePlans() {
  return useQuery({
    queryKey: keys.plans,
    queryFn: ({ signal }) => everyPage((cursor) => call(listPlans, { query: { limit: 200, cursor }, signal })),
  })
}

export function usePlan(plan: string) {
  return useQuery({ queryKey: keys.plan(plan), queryFn: () => call(getPlan, { params: { plan } }) })
}

/** The stored text never changes, so it is fetched once. */
export function usePlanText(plan: string) {
  return useQuery({
    queryKey: keys.text(plan),
    queryFn: async () => (await call(getPlanText, { params: { plan } })).text,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCoverage(plan: string, version: number) {
  return useQuery({
    queryKey: keys.coverage(plan, version),
    queryFn: () => call(getCoverage, { params: { plan, version } }),
    placeholderData: keepPreviousData,
  })
}

export function useChanges(plan: string, version: number) {
  return useQuery({
    queryKey: keys.changes(plan, version),
    queryFn: () => call(listChanges, { params: { plan, version }, query: { limit: 100 } }),
  })
}

export function useComparison(left: string | null, right: string | null) {
  return useQuery({
    queryKey: ['comparison', left, right],
    enabled: left !== null && right !== null,
    queryFn: () => call(comparePlans, { query: { left: left ?? '', right: right ?? '' } }),
  })
}

export function useTargets(period: string) {
  return useQuery({
    queryKey: [...keys.targets, period],
    queryFn: () => call(getTargetMatrix, { query: { period } }),
  })
}

type PageOf<T> = { items: T[]; next: string | null }

/** Every page of a list, one after the other; `onPage` hears of each, so that a long list can show while it loads. */
export async function everyPage<T>(
  ask: (cursor: string | undefined) => Promise<PageOf<T>>,
  onPage?: (sofar: readonly T[]) => void,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask(cursor)
    items.push(...page.items)
    cursor = page.next ?? undefined
    if (cursor) onPage?.(items.slice())
  } while (cursor)
  return items
}
