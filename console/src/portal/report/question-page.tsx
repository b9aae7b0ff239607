import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTitle } from '../portal.ts'
import { type Step, useWay } from './steps.ts'

interface Props {
  readonly step: Step
  readonly title: string
  readonly words?: string
  readonly onward: string
  readonly busy?: boolean
  /** Beside the way on: another way. */
  readonly beside?: ReactNode
  readonly children: ReactNode
  onSubmit(): void
}

/** One question to a page: where one is, the question, and the way on. */
export function QuestionPage({ step, title, words, onward, busy = false, beside, children, onSubmit }: Props) {
  const { t } = useTranslation()
  const way = useWay(step)
  useTitle(title)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onSubmit()
  }
  return (
    <form onSubmit={send} noValidate>
      <p className="p-back">
        <Link to={way.before ? `../${way.before}` : '../../..'} relative="path">
          {t('portal.back')}
        </Link>
      </p>
      <p className="p-count">{t('portal.step-of', { number: way.number, count: way.count })}</p>
      <h1>{title}</h1>
      {words && <p>{words}</p>}
      {children}
      <div className="p-ways">
        <button type="submit" className="p-button" disabled={busy}>
          {onward}
        </button>
        {beside}
      </div>
    </form>
  )
}
