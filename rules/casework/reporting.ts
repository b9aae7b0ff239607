import type { CaseEvent, CasePerson, CaseState } from '@citybrain/contract/engines/case.ts'
import type { ReportCommand } from '@citybrain/contract/engines/report.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CaseActor } from './access.ts'
import { eventOf } from './context.ts'
import { isReopenable } from './decide-case.ts'
import type { Deciding } from './decide-outcome.ts'
import { stepOf } from './flow.ts'
import { ended, noSuchSource, notNow } from './refusals.ts'

/** Whoever reported it, as the history names them: who that is stands with the reporters alone. */
export const REPORTER: CasePerson = { id: null, name: '报告人' }

/** Somebody who has shown the code of a case. */
export const BY_CODE: CaseActor = { person: REPORTER, holdings: [], reporter: true }

/** Where a case comes in: whoever has no account comes by the public door, and only by it. */
export type Door = 'staff' | 'public'

export function checkSource(type: CaseType, source: string, door: Door): void {
  const open = type.sources.filter((one) => one.public === (door === 'public'))
  if (!open.some(({ key }) => key === source)) throw noSuchSource({ ...type, sources: open }, source)
}

const reportersOf = ({ counts }: Pick<CaseState, 'counts'>): number => counts.reporters ?? 0

/** One more who reported it. The event says which number they have, not who they are. */
export function decideJoin(
  { type, state, context }: Deciding,
  { source, door }: { readonly source: string; readonly door: Door },
): CaseEvent {
  if (state.end !== null) throw ended(stepOf(type, state.end).title)
  checkSource(type, source, door)
  const told = { reporter: reportersOf(state) + 1, source }
  return eventOf('case.joined', context, { delta: { counted: { reporters: 1 } }, told })
}

/** Ends upon which whoever reported it has something to judge. */
const JUDGED: readonly string[] = ['done', 'refused']

export function isRateable({ type, state }: Pick<Deciding, 'type' | 'state'>): boolean {
  const step = state.end === null ? null : stepOf(type, state.end)
  return step?.kind === 'end' && JUDGED.includes(step.result)
}

export function decideRate(
  deciding: Deciding,
  { stars, words, reporter }: { readonly stars: number; readonly words: string | null; readonly reporter: number },
): CaseEvent {
  if (!isRateable(deciding)) throw notNow({ zh: '评价', en: 'rate it' })
  return eventOf('case.rated', deciding.context, { reason: words, told: { stars, reporter } })
}

interface Standing {
  /** When they rated it last. */
  readonly ratedAt: string | null
  /** All who reported it, those of merged cases too. */
  readonly reporters: number
  /** They left a name or a telephone number. */
  readonly contact: boolean
}

/** What whoever shows a code may do with the case as it stands. */
export function reporterMay(deciding: Deciding, standing: Standing): ReportCommand['do'][] {
  return [...mayOfCase(deciding, standing), ...(standing.contact ? (['erase'] as const) : [])]
}

function mayOfCase(deciding: Deciding, { ratedAt, reporters }: Standing): ReportCommand['do'][] {
  const { type, state, context } = deciding
  if (state.end !== null) {
    const rates = isRateable(deciding) && (ratedAt === null || ratedAt < (state.endedAt ?? ''))
    const reopens = isReopenable(deciding, context) && type.reopening?.by.some(({ kind }) => kind === 'reporter')
    return [...(rates ? (['rate'] as const) : []), ...(reopens ? (['reopen'] as const) : [])]
  }
  const early = type.withdrawal?.in ?? []
  const withdraws = reporters === 1 && state.items.length > 0 && state.items.every(({ step }) => early.includes(step))
  return ['remark', ...(withdraws ? (['withdraw'] as const) : [])]
}
