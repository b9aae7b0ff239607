import type { ClockView } from '@citybrain/contract/engines/case-view.ts'
import { useTranslation } from 'react-i18next'
import { lateBy, toneOfDue } from '../../cases/due.ts'
import { leftWords, soonWords } from '../../cases/time-words.ts'
import { State } from '../../words/state.tsx'
import { useWork } from '../session/work.ts'

/** A deadline: colour, shape and word. */
export function Due({ due, now }: { readonly due: string | null; readonly now: string }) {
  const { t, i18n } = useTranslation()
  const { today } = useWork().who
  const words = () => {
    if (due === null) return t('clock.state.paused')
    if (due >= now) return soonWords(due, { t, language: i18n.language, today })
    const { amount, unit } = lateBy(due, now)
    return t(unit === 'day' ? 'clock.days-late' : 'clock.hours-late', { count: amount })
  }
  return <State tone={toneOfDue(due, now)}>{words()}</State>
}

/** A clock as the server last said it. */
export function ClockState({ clock: { state, dueAt, remaining } }: { readonly clock: ClockView }) {
  const { t, i18n } = useTranslation()
  const { today } = useWork().who
  const telling = { t, language: i18n.language, today }
  const isLate = state === 'overdue'
  const words = isLate && remaining ? leftWords(remaining, telling) : dueAt ? soonWords(dueAt, telling) : ''
  return <State tone={isLate ? 'late' : 'on-track'}>{words}</State>
}
