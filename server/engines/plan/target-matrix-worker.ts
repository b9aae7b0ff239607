import type { Commitment, TargetLink } from '@citybrain/contract/engines/register.ts'
import { differingFields } from '@citybrain/rules/register/compare.ts'
import { proposeLinks } from '@citybrain/rules/register/links.ts'
import { answerInPieces, listInPieces } from './pieces.ts'
import { fromRecord } from './record.ts'
import type { ConfirmedMember, MatrixMessage } from './target-matrix.ts'

const TARGET_FIELDS = ['comparator', 'value', 'unit', 'measure', 'direction', 'strict', 'baseline', 'deadline'] as const
const rows: Commitment[] = []

answerInPieces((message: MatrixMessage) => {
  if ('records' in message) {
    rows.push(...JSON.parse(message.records).map(fromRecord))
    return null
  }
  const { documents } = message
  const confirmed = confirmedLinks(message.confirmed)
  const linked = new Set(confirmed.flatMap(({ members }) => members.map(({ id }) => id)))
  const open = Map.groupBy(
    rows.filter((row) => !linked.has(row.id)),
    (row) => row.plan,
  )
  const proposed = proposeLinks(documents.map(({ id }) => open.get(id) ?? [])).map((members) =>
    linkOf({ id: members[0]?.id ?? '', title: members[0]?.subject ?? '', state: 'proposed' }, members),
  )
  return listInPieces(`{"documents":${JSON.stringify(documents)},"links":`, [...confirmed, ...proposed], '}')
})

function confirmedLinks(members: readonly ConfirmedMember[]): TargetLink[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return [...Map.groupBy(members, ({ id }) => id)].flatMap(([id, entries]) => {
    const found = entries.flatMap((entry) => byId.get(entry.commitment_id) ?? [])
    return found.length ? [linkOf({ id, title: entries[0]?.title ?? '', state: 'confirmed' }, found)] : []
  })
}

function linkOf(link: Pick<TargetLink, 'id' | 'title' | 'state'>, members: Commitment[]): TargetLink {
  return { ...link, members, differs: differingFields(members, TARGET_FIELDS) }
}
