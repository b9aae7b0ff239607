import type { TrackedReport } from '@citybrain/contract/engines/report.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { ErrorBox, Loading } from '../notices.tsx'
import { useTitle } from '../portal.ts'
import { TextQuestion } from '../questions.tsx'
import { keepCode, keptCode, useTracking } from './code.ts'
import { Tracked } from './tracked.tsx'

/** How a report stands, for whoever has its code. */
export function Track() {
  const { t } = useTranslation()
  const [code, setCode] = useFirstCode()
  const [tracked, setTracked] = useState<TrackedReport | null>(null)
  const [empty, setEmpty] = useState(false)
  const tracking = useTracking()
  useTitle(t('portal.track'))
  const ask = (typed: string) => {
    setEmpty(typed.trim() === '')
    if (typed.trim() !== '') tracking.mutate(typed.trim(), { onSuccess: setTracked })
  }
  const first = useRef(ask)
  const known = useRef(code)
  useEffect(() => {
    if (known.current !== '') first.current(known.current)
  }, [])
  if (tracked) {
    const forget = () => {
      keepCode(null)
      setCode('')
      setTracked(null)
      tracking.reset()
    }
    return <Tracked tracked={tracked} code={code} onChange={setTracked} onForget={forget} />
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask(code)
  }
  return (
    <form onSubmit={send} noValidate>
      <h1>{t('portal.track')}</h1>
      {tracking.isError && <ErrorBox error={tracking.error} />}
      <TextQuestion
        label={t('portal.code')}
        hint={t('portal.code-hint')}
        error={empty ? t('portal.code-missing') : null}
        value={code}
        maxLength={40}
        onChange={setCode}
      />
      {tracking.isPending && <Loading />}
      <div className="p-ways">
        <button type="submit" className="p-button" disabled={tracking.isPending}>
          {t('portal.track-go')}
        </button>
      </div>
      <h2>{t('portal.code-lost')}</h2>
      <p>{t('portal.code-lost-words')}</p>
    </form>
  )
}

/** Whoever has just reported needn't type it. */
function useFirstCode() {
  const { state } = useLocation()
  const handed = typeof state === 'object' && state !== null && 'code' in state ? String(state.code) : ''
  return useState(handed || keptCode())
}
