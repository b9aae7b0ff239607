import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { wordsOfNotice } from '@citybrain/rules/casework/index.ts'
import { createActor } from '../../platform/index.ts'
import { findHolders } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { titlesOf } from './notice-routes.ts'

interface Told {
  readonly kind: NoticeKind
  readonly caseId: string
  readonly data: NoticeData
}

type WordingDeps = Pick<CaseworkDeps, 'database' | 'types' | 'clock'>

interface Worded {
  readonly words: Words
  readonly number: string | null
}

/** What an account is told, with the numbers of cases that it may see today; null where it is in use no more. */
export const wordingOf =
  (deps: WordingDeps) =>
  (district: DistrictCode, account: string, told: readonly Told[]): Promise<Worded[] | null> =>
    wordNotices(deps, { district, account }, told)

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
