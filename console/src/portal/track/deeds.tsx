import type { ReportCommand, TrackedReport } from '@citybrain/contract/engines/report.ts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../days.ts'
import { ErrorBox } from '../notices.tsx'
import { ChoiceQuestion, TextQuestion } from '../questions.tsx'
import { useCommand } from './code.ts'

interface Props {
  readonly tracked: TrackedReport
  readonly code: string
  onChange(after: TrackedReport): void
}

const MOST_WORDS = 1000

/** What whoever reported it may do now; the server says what that is. */
export function Deeds({ tracked, code, onChange }: Props) {
  const { t } = useTranslation()
  const moment = useMoment()
  const [done, setDone] = useState<ReportCommand['do'] | null>(null)
  const command = useCommand(code, (after) => {
    setDone(command.variables?.do ?? null)
    onChange(after)
  })
  const of = (what: ReportCommand['do']) => tracked.may.includes(what)
  const sent = { busy: command.isPending, onSend: (given: ReportCommand) => command.mutate(given) }
  return (
    <div className="no-print">
      <p role="status" className={done ? 'p-note' : undefined}>
        {done && t(`portal.did-${done}`)}
      </p>
      {command.isError && <ErrorBox error={command.error} />}
      {of('rate') && <Rate {...sent} />}
      {tracked.stars !== null && !of('rate') && <p>{t('portal.rated', { stars: tracked.stars })}</p>}
      {of('reopen') && (
        <Words
          {...sent}
          title={t('portal.reopen')}
          hint={t('portal.reopen-hint', { at: tracked.reopenUntil ? moment(tracked.reopenUntil) : '' })}
          label={t('portal.reopen-why')}
          make={(reason) => ({ do: 'reopen', reason })}
        />
      )}
      {of('remark') && (
        <Words
          {...sent}
          title={t('portal.remark')}
          hint={t('portal.remark-hint')}
          label={t('portal.remark-words')}
          make={(text) => ({ do: 'remark', text, photos: [] })}
        />
      )}
      {of('withdraw') && (
        <Words
          {...sent}
          title={t('portal.withdraw')}
          hint={t('portal.withdraw-hint')}
          label={t('portal.withdraw-why')}
          make={(reason) => ({ do: 'withdraw', reason })}
        />
      )}
      {of('erase') && (
        <Deed title={t('portal.erase')}>
          <p>{t('portal.erase-hint')}</p>
          <button
            type="button"
            className="p-button p-second"
            disabled={sent.busy}
            onClick={() => sent.onSend({ do: 'erase' })}
          >
            {t('portal.erase')}
          </button>
        </Deed>
      )}
    </div>
  )
}

interface Sending {
  readonly busy: boolean
  onSend(command: ReportCommand): void
}

/** Shut until somebody wants it: most who come only look. */
function Deed({
  title,
  open,
  children,
}: {
  readonly title: string
  readonly open?: boolean
  readonly children: ReactNode
}) {
  return (
    <details className="p-deed" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

interface WordsProps extends Sending {
  readonly title: string
  readonly hint: string
  readonly label: string
  make(words: string): ReportCommand
}

function Words({ title, hint, label, busy, make, onSend }: WordsProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setWrong(words.trim() === '')
    if (words.trim() !== '' && !busy) onSend(make(words.trim()))
  }
  return (
    <Deed title={title}>
      <form onSubmit={send} noValidate>
        <TextQuestion
          label={label}
          hint={hint}
          error={wrong ? t('portal.required') : null}
          value={words}
          lines={3}
          maxLength={MOST_WORDS}
          onChange={setWords}
        />
        <button type="submit" className="p-button p-second" disabled={busy}>
          {title}
        </button>
      </form>
    </Deed>
  )
}

const STARS = ['5', '4', '3', '2', '1'] as const

function Rate({ busy, onSend }: Sending) {
  const { t } = useTranslation()
  const [stars, setStars] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setWrong(stars === null)
    if (stars !== null && !busy) onSend({ do: 'rate', stars: Number(stars), words: words.trim() || null })
  }
  return (
    <Deed title={t('portal.rate')} open>
      <form onSubmit={send} noValidate>
        <ChoiceQuestion
          label={t('portal.rate-how')}
          error={wrong ? t('portal.required') : null}
          options={STARS.map((value) => ({ value, label: t(`portal.stars-${value}`) }))}
          value={stars}
          onChange={setStars}
        />
        <TextQuestion
          label={t('portal.optional', { what: t('portal.rate-words') })}
          value={words}
          lines={3}
          maxLength={MOST_WORDS}
          onChange={setWords}
        />
        <button type="submit" className="p-button" disabled={busy}>
          {t('portal.rate-send')}
        </button>
      </form>
    </Deed>
  )
}
