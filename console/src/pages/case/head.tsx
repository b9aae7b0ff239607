import type { CaseView, ClockView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { wordsOfBy } from '@citybrain/rules/casework/words.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ClockChip, useClockWords } from '../../cases/clock-chip.tsx'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { useDepartments } from '../../session/session.ts'
import { listWords } from '../../words/list.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'

/** Number, title, the sentence that says the state, and its clocks. */
export function CaseHead({ type, view }: { type: CaseType; view: CaseView }) {
  const { t } = useTranslation()
  const say = useSay()
  const { state } = view
  const sentence = useSentence(type, view)
  const end = type.steps.find(({ key }) => key === state.end)
  return (
    <header className="case-head">
      <p className="crumb no-print">
        <Link to="/work">{t('nav.work')}</Link> › {say(type.title)}
      </p>
      <div className="case-title">
        <h1 className="page-title">{view.title}</h1>
        <span className="figure hint">{view.number}</span>
        {end?.kind === 'end' && <State tone={end.result === 'done' ? 'done' : 'unknown'}>{say(end.title)}</State>}
        {state.supervised && <State tone="late">{t('case.supervised')}</State>}
        {state.suspensions.length > 0 && <State tone="waiting">{t('case.suspended')}</State>}
      </div>
      <p className="case-sentence">{sentence}</p>
      {view.clocks.length > 0 && (
        <ul className="case-clocks" aria-label={t('case.clocks')}>
          {view.clocks.map((clock, at) => (
            <li key={`${clock.key} ${state.clocks[at]?.begunBy}`}>
              <ClockChip clock={clock} stored={state.clocks[at]} />
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}

/** 在“处置”环节，区城管委 褚样例，还剩 3 个工作时（今天 16:30）。 */
function useSentence(type: CaseType, { state, clocks }: CaseView): string {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const departments = useDepartments()
  const clockWords = useClockWords()
  const { soon } = useTimeWords()
  const title = (key: string) => say(type.steps.find((one) => one.key === key)?.title ?? { zh: key, en: key })
  if (state.end !== null)
    return t('case.sentence-ended', { end: title(state.end), at: state.endedAt ? soon(state.endedAt) : '' })
  const who = ({ step: key, department, assignee }: CaseView['state']['items'][number]) => {
    const step = type.steps.find((one) => one.key === key)
    const unit = department ? departments.nameOf(department) : null
    if (assignee) return [unit, assignee.name].filter(Boolean).join(' ')
    if (step?.kind === 'wait') return t('case.waits-for-children')
    const by = step?.kind === 'task' ? say(wordsOfBy(type, step.by)) : ''
    return unit ? t('case.unclaimed-in', { department: unit }) : t('case.unclaimed', { by })
  }
  const places = state.items.map((item) => t('case.sentence-at', { step: title(item.step), who: who(item) }))
  const pressing = mostPressing(clocks)
  return t('case.sentence', {
    places: listWords(places, i18n.language),
    rest: pressing ? t('case.sentence-rest', { rest: clockWords(pressing) }) : '',
  })
}

/** Of the clocks that run, the one that is due first. */
function mostPressing(clocks: readonly ClockView[]): ClockView | null {
  const running = clocks.filter(({ dueAt, state }) => dueAt !== null && (state === 'running' || state === 'overdue'))
  return running.sort((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''))[0] ?? null
}
