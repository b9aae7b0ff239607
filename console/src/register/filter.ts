import { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import { type Commitment, ReviewState } from '@citybrain/contract/engines/register.ts'

/** Which rows are shown; stands in the address, so that a link shows the same. */
export interface RowFilter {
  readonly q: string
  readonly kind: CommitmentKind | null
  readonly state: ReviewState | null
  readonly section: string | null
  /** Department code: rows that it leads or co-operates in; `none` for rows that nobody leads. */
  readonly department: string | null
}

export const NO_OWNER = 'none'

const FIELDS = ['q', 'kind', 'state', 'section', 'department'] as const

export function filterFrom(search: URLSearchParams): RowFilter {
  return {
    q: search.get('q') ?? '',
    kind: CommitmentKind.safeParse(search.get('kind')).data ?? null,
    state: ReviewState.safeParse(search.get('state')).data ?? null,
    section: search.get('section'),
    department: search.get('department'),
  }
}

/** The address with these parts of the filter changed; an empty part leaves the address. */
export function withFilter(search: URLSearchParams, changed: Partial<RowFilter>): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const field of FIELDS) {
    if (!(field in changed)) continue
    const value = changed[field]
    if (value) next.set(field, value)
    else next.delete(field)
  }
  return next
}

export function isFiltered(filter: RowFilter): boolean {
  return FIELDS.some((field) => Boolean(filter[field]))
}

export type Search = (row: Commitment, search: string) => boolean

/** The rows that pass, in their order. */
export function rowsThatPass(rows: readonly Commitment[], filter: RowFilter, search: Search): Commitment[] {
  return rows.filter(
    (row) =>
      (!filter.kind || row.kind === filter.kind) &&
      (!filter.state || row.state === filter.state) &&
      (!filter.section || isInSection(row.section, filter.section)) &&
      (!filter.department || hasDepartment(row, filter.department)) &&
      (!filter.q || search(row, filter.q)),
  )
}

/** A section holds itself and all that its number leads: `2` holds `2.1` but not `21`. */
export function isInSection(section: string, wanted: string): boolean {
  return section === wanted || section.startsWith(`${wanted}.`)
}

function hasDepartment(row: Commitment, department: string): boolean {
  if (department === NO_OWNER) return row.leads.length === 0
  return row.leads.includes(department) || row.coOperating.includes(department)
}

/** Search by characters only, until pinyin has been loaded. */
export const plainSearch: Search = (row, search) => {
  const wanted = search.trim().toLowerCase()
  return [row.subject, row.quote, row.leader, row.milestone].some((text) => text?.toLowerCase().includes(wanted))
}
