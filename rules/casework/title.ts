import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'

const LENGTH = 80

/** What lists show of a case: what is said of it that everybody at the desk may read, and where it lies. */
export function titleOf(type: CaseType, { data, place }: Pick<CaseState, 'data' | 'place'>): string {
  const open = type.fields.filter(
    (field) => field.kind === 'text' && field.search && field.privacy !== 'sensitive' && field.privacy !== 'secret',
  )
  const said = open.flatMap(({ key }) => data[key] ?? []).filter((value) => typeof value === 'string')
  const title = [...said, place.address ?? ''].filter((part) => part.trim() !== '').join(' · ')
  return Array.from(title === '' ? type.title.zh : title)
    .slice(0, LENGTH)
    .join('')
}
