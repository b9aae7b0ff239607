import type { CaseClockState } from '@citybrain/contract/engines/case.ts'
import type { ClockView } from '@citybrain/contract/engines/case-view.ts'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../days/days.ts'
import { useSay } from '../words/say.ts'
import { State, type Tone } from '../words/state.tsx'
import { useTimeWords } from './use-time-words.ts'

/** Below this share of its budget a clock is at risk. */
const LITTLE = 0.2

const TONES = { overdue: 'late', paused: 'waiting', halted: 'unknown', kept: 'done' } as const

/** How a clock stands, as a colour: a running one goes by how much of its budget is left. */
export function toneOfClock(clock: ClockView, stored: CaseClockState | undefined): Tone {
  if (clock.state !== 'running') return TONES[clock.state]
  if (!stored || clock.remaining === null) return 'on-track'
  const budget = [stored.limit, ...stored.extensions].reduce((sum, { amount }) => sum + amount, 0)
  return clock.remaining.amount <= budget * LITTLE ? 'at-risk' : 'on-track'
}

/** A clock of a case: colour, shape and word; what its deadline follows from on hover and focus. */
export function ClockChip({ clock, stored }: { clock: ClockView; stored: CaseClockState | undefined }) {
  const { t } = useTranslation()
  const say = useSay()
  const words = useClockWords()
  return (
    <Popover trigger={['hover', 'focus']} content={<Explained clock={clock} />} title={say(clock.title)}>
      <button type="button" className="clock-chip" aria-label={`${say(clock.title)} ${words(clock)}`}>
        <span className="clock-title">{say(clock.title)}</span>
        <State tone={toneOfClock(clock, stored)}>{words(clock)}</State>
        {clock.provisional && <span className="hint">{t('clock.provisional-short')}</span>}
      </button>
    </Popover>
  )
}

/** 还剩 3 个工作时（今天 16:30）, or why it stands. */
export function useClockWords(): (clock: ClockView) => string {
  const { t } = useTranslation()
  const { soon, left } = useTimeWords()
  return ({ state, remaining, dueAt }) => {
    if (state === 'halted' || state === 'kept') return t(`clock.state.${state}`)
    const rest = remaining && left(remaining)
    if (state === 'paused') return rest ? t('clock.paused-with', { rest }) : t('clock.state.paused')
    return dueAt ? t('clock.due', { rest, due: soon(dueAt) }) : (rest ?? '')
  }
}

function Explained({ clock }: { clock: ClockView }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const when = (instant: string) => <time dateTime={instant}>{momentWords(instant, i18n.language)}</time>
  return (
    <div className="clock-explained">
      <p>{say(clock.explanation)}</p>
      <dl className="fact-list">
        {clock.dueAt && (
          <>
            <dt>{t('clock.due-at')}</dt>
            <dd>{when(clock.dueAt)}</dd>
          </>
        )}
        {clock.lawDueAt && (
          <>
            <dt>{t('clock.law-due-at')}</dt>
            <dd>{when(clock.lawDueAt)}</dd>
          </>
        )}
      </dl>
      {clock.provisional && <p className="hint">{t('clock.provisional')}</p>}
    </div>
  )
}
