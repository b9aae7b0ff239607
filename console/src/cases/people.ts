import { listDelegations, listPosts } from '@citybrain/contract/api/organisation.ts'
import type { By } from '@citybrain/contract/pack/flow.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { everyPage } from '../api/plans.ts'
import { useDepartments, useSession } from '../session/session.ts'

export interface Candidate {
  readonly id: string
  readonly name: string
  /** Unit of the post by which they may do it. */
  readonly unit: string
}

interface Meant {
  readonly by: By
  readonly department: string | null
  readonly street: string | null
}

/** Who holds a post today by which they may do the step; null while that isn't known. */
export function useCandidates(meant: Meant | null): readonly Candidate[] | null {
  const { today } = useSession()
  const departments = useDepartments()
  const by = meant?.by.kind === 'role' ? meant.by : null
  const unit = by?.of === 'department' ? (meant?.department ?? '') : undefined
  const posts = useQuery({
    queryKey: ['organisation', 'posts', 'every', unit, today],
    enabled: by !== null && unit !== '',
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        call(listPosts, { query: { on: today, limit: 500, cursor, ...(unit && { unit }) }, signal }),
      ),
  })
  if (!by || unit === '') return []
  if (!posts.data) return null
  const streetOf = (code: string) => departments.all.find((one) => one.code === code)?.street ?? null
  const fitting = posts.data.filter(
    (post) => post.roles.includes(by.role) && (by.of !== 'street' || streetOf(post.unit) === meant?.street),
  )
  const held = fitting.flatMap((post) =>
    post.holders.map(({ account, name }) => ({ id: account, name, unit: post.unit })),
  )
  return [...new Map(held.map((one) => [one.id as string, one])).values()]
}

export interface Away {
  /** Who covers. */
  readonly cover: string
  /** Last day. */
  readonly until: string
}

/** Who is away today, by account. */
export function useAway(): ReadonlyMap<string, Away> {
  const { today } = useSession()
  const lent = useQuery({
    queryKey: ['organisation', 'delegations', 'on', today],
    queryFn: ({ signal }) =>
      everyPage((cursor) => call(listDelegations, { query: { on: today, limit: 500, cursor }, signal })),
  })
  return new Map(
    lent.data?.map(({ from, to, end }) => [from.id as string, { cover: to.name, until: end as string }] as const),
  )
}
