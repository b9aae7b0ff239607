import type { CaseType } from '../case-type.ts'
import { get, tasksOf, workless } from './walk.ts'

/** Requests, withdrawal, reopening and merging lead where they may, from where they may. */
export function faultsOfEntries(type: CaseType): string[] {
  const { withdrawal, reopening, merging } = type
  return [
    ...type.requests.flatMap((one) => workless(type, `request ${one.key}`, one.in)),
    ...(withdrawal
      ? [...workless(type, 'withdrawal', withdrawal.in), ...wrongEnd(type, 'withdrawal', [withdrawal.to, 'withdrawn'])]
      : []),
    ...(merging
      ? [...workless(type, 'merging', merging.in), ...wrongEnd(type, 'merging', [merging.to, 'merged'])]
      : []),
    ...(reopening?.from ?? [])
      .filter((key) => get(type, key).kind !== 'end')
      .map((key) => `reopening: ${key} is no end`),
    ...(reopening && get(type, reopening.to).kind === 'end'
      ? [`reopening: ${reopening.to} is an end, so nothing would be open again`]
      : []),
    ...(reopening?.resets.includes('reopen') ? ['reopening: it resets how often it was reopened'] : []),
    ...tasksOf(type).flatMap(({ key, apartFrom }) => workless(type, `step ${key}`, apartFrom)),
  ]
}

function wrongEnd(type: CaseType, at: string, [to, result]: readonly [string, string]): string[] {
  const end = get(type, to)
  if (end.kind !== 'end') return [`${at}: ${to} should be an end`]
  return end.result === result ? [] : [`${at}: ${to} should be an end with the result ${result}`]
}
