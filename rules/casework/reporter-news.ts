import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import { stepOf } from './flow.ts'
import { say } from './history-parts.ts'
import type { CaseNews } from './telling.ts'

/** What whoever reported a case is told outside, should they wish it: that it was accepted, and what came of it. */
export type ReporterNews = 'report-accepted' | 'report-ended'

/** What they are told of what happened; null: nothing. What they did themselves they know. */
export function reporterNewsOf(
  { stages, acceptedAt }: Portal,
  { kind, entered, ended }: Pick<CaseNews, 'kind' | 'entered' | 'ended'>,
): ReporterNews | null {
  if (kind === 'case.withdrawn' || kind === 'case.merged') return null
  if (ended !== null) return 'report-ended'
  const accepted = stages.find(({ key }) => key === acceptedAt)?.steps ?? []
  return entered.some(({ step }) => accepted.includes(step)) ? 'report-accepted' : null
}

interface Reported {
  readonly type: CaseType
  readonly portal: Portal
  readonly number: string
  /** Step by which the case ended. */
  readonly end: string | null
}

/** The message: number and result, nothing of what was reported nor of whoever did. */
export function wordsOfReporterNews(news: ReporterNews, { type, portal, number, end }: Reported): Words {
  if (news === 'report-accepted') {
    const next = portal.stages.find(({ key }) => key === portal.acceptedAt)?.next ?? say('', '')
    return say(`您反映的问题（${number}）已受理。${next.zh}`, `Your report (${number}) was accepted. ${next.en}`)
  }
  const step = end === null ? null : stepOf(type, end)
  const told = step?.kind === 'end' ? step.told : null
  const title = step?.title ?? say('已办结', 'it is closed')
  return say(
    `您反映的问题（${number}）已有结果：${title.zh}。${told?.zh ?? ''}`,
    `Your report (${number}) has a result: ${title.en}. ${told?.en ?? ''}`.trim(),
  )
}
