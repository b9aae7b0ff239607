import { CaseEventKind } from '@citybrain/contract/engines/case.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import { type ReporterNews, reporterNewsOf } from '@citybrain/rules/casework/index.ts'
import { v5 } from 'uuid'
import type { Db, LoggedEvent } from '../../platform/index.ts'
import { LoggedNews } from './logged-news.ts'
import { listToBeTold } from './reporter-store.ts'
import type { StoredCase } from './store.ts'

/** Something that a reporter is told outside; neither who they are nor where they are reached. */
export interface ReporterTold {
  readonly id: string
  readonly reporter: string
  readonly caseId: string
  readonly kind: ReporterNews
  readonly end: string | null
}

export interface ReportersOutside {
  tellReporters(tx: Db, district: DistrictCode, told: readonly ReporterTold[]): Promise<void>
}

interface Telling {
  readonly portals: readonly Portal[]
  readonly outside: ReportersOutside
  readonly stored: ReadonlyMap<string, StoredCase>
}

interface News {
  readonly event: string
  readonly caseId: string
  readonly kind: ReporterNews
  readonly end: string | null
}

/** Orders what reporters want to be told, in the transaction of the cursor: acceptance once, each end once. */
export async function tellReporters(
  tx: Db,
  { portals, outside, stored }: Telling,
  events: readonly LoggedEvent[],
): Promise<void> {
  const news = events.flatMap((event) => newsOf(portals, stored.get(event.subject.id), event))
  const [first] = events
  if (first === undefined || news.length === 0) return
  const people = await listToBeTold(tx, first.district, [...new Set(news.map(({ caseId }) => caseId))])
  const told = news.flatMap(({ event, caseId, kind, end }) =>
    people
      .filter(({ follows }) => follows === caseId)
      .map(({ id: reporter }) => ({
        ...{ reporter, caseId, kind, end },
        id: v5(kind === 'report-accepted' ? `${kind} ${caseId}` : event, reporter),
      })),
  )
  await outside.tellReporters(tx, first.district, told)
}

function newsOf(portals: readonly Portal[], stored: StoredCase | undefined, event: LoggedEvent): News[] {
  const portal = portals.find(({ type }) => type === stored?.state.type)
  const kind = CaseEventKind.safeParse(event.kind).data
  if (!portal || !kind) return []
  const { entered, ended } = LoggedNews.parse(event.payload)
  const told = reporterNewsOf(portal, { kind, entered, ended })
  return told === null ? [] : [{ event: event.id, caseId: event.subject.id, kind: told, end: ended }]
}
