import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { type ReporterNews, wordsOfNotice, wordsOfReporterNews } from '@citybrain/rules/casework/index.ts'
import { createActor, systemActor } from '../../platform/index.ts'
import { auditReads, findHolders } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { titlesOf } from './notice-routes.ts'
import { findReporter } from './reporter-store.ts'
import { findCases } from './store.ts'

interface Told {
  readonly kind: NoticeKind
  readonly caseId: string
  readonly data: NoticeData
}

type WordingDeps = Pick<CaseworkDeps, 'database' | 'types' | 'clock' | 'portals'>

interface Worded {
  readonly words: Words
  readonly number: string | null
}

/** What is told outside, put into words as late as can be, with the rights and wishes of that moment. */
export const wordingOf = (deps: WordingDeps) => ({
  /** With the numbers of cases that the account may see today; null where it is in use no more. */
  wordNotices: (district: DistrictCode, account: string, told: readonly Told[]) =>
    wordNotices(deps, { district, account }, told),
  /** With the number that they left; null where they want it no more, or have had it erased. */
  wordReporterNews: (district: DistrictCode, reporter: string, news: ReporterNewsTold) =>
    wordReporterNews(deps, { district, reporter }, news),
})

async function wordNotices(
  deps: WordingDeps,
  { district, account }: { readonly district: DistrictCode; readonly account: string },
  told: readonly Told[],
): Promise<Worded[] | null> {
  const today = deps.clock.cityToday()
  const holder = (await findHolders(deps.database.district(district), { district, today }, [account])).get(account)
  if (!holder) return null
  const { name, holdings } = holder
  const known = { district, accountId: account, name, via: 'session', ip: null, requestId: null } as const
  const actor = createActor({ ...known, holdings, clearance: 'internal' })
  const cases = await titlesOf(
    deps,
    actor,
    told.map(({ caseId }) => caseId),
  )
  return told.map(({ kind, caseId, data }) => ({
    words: wordsOfNotice(deps.types.at(data.type, data.version), kind, data),
    number: cases.get(caseId)?.number ?? null,
  }))
}

interface ReporterNewsTold {
  readonly kind: ReporterNews
  readonly end: string | null
}

/** Reading the number is written down before it is used. */
async function wordReporterNews(
  deps: WordingDeps,
  { district, reporter }: { readonly district: DistrictCode; readonly reporter: string },
  { kind, end }: ReporterNewsTold,
): Promise<{ phone: string; words: Words } | null> {
  const db = deps.database.district(district)
  const found = await findReporter(db, district, reporter)
  if (!found?.told || found.phone === null) return null
  const stored = (await findCases(db, district, [found.follows])).get(found.follows)
  const portal = deps.portals.find(({ type }) => type === stored?.state.type)
  if (!stored || !portal) return null
  const { id, type, version } = stored.state
  const read = { action: 'case.tell-reporter', kind: 'case', ids: [id], fields: ['phone'], reason: `${found.number}` }
  await auditReads(db, systemActor(district), read)
  const words = wordsOfReporterNews(kind, { type: deps.types.at(type, version), portal, number: stored.number, end })
  return { phone: found.phone, words }
}
