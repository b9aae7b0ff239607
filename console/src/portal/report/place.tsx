import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../notices.tsx'
import { TextQuestion } from '../questions.tsx'
import { type Draft, useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { useWay } from './steps.ts'

const PositionMap = lazy(async () => ({ default: (await import('../map/position-map.tsx')).PositionMap }))

const MOST_ADDRESS = 300

/** Where it is: in words, by the telephone, by a photo, or on the map. */
export function Place() {
  const { t } = useTranslation()
  const { placed } = useReportType()
  const { draft, change } = useDraft()
  const way = useWay('place')
  const [wrong, setWrong] = useState(false)
  const [onMap, setOnMap] = useState(false)
  const missing = placed && draft.position === null && draft.address.trim() === ''
  const error = wrong && missing ? t('portal.place-missing') : null
  const onward = () => {
    setWrong(true)
    if (!missing) way.onward()
  }
  return (
    <QuestionPage step="place" title={t('portal.place-title')} onward={t('portal.onward')} onSubmit={onward}>
      <TextQuestion
        label={t('portal.place-words')}
        hint={t('portal.place-words-hint')}
        error={error}
        value={draft.address}
        maxLength={MOST_ADDRESS}
        onChange={(address) => change({ address })}
      />
      <Position draft={draft} change={change} />
      <button type="button" className="p-button p-second" aria-expanded={onMap} onClick={() => setOnMap(!onMap)}>
        {t(onMap ? 'portal.map-shut' : 'portal.map-open')}
      </button>
      {onMap && (
        <Suspense fallback={<Loading />}>
          <PositionMap position={draft.position} onChange={(position) => change({ position })} />
        </Suspense>
      )}
    </QuestionPage>
  )
}

interface PositionProps {
  readonly draft: Draft
  change(more: Partial<Draft>): void
}

/** The position that is known, and what may know a better one. */
function Position({ draft, change }: PositionProps) {
  const { t } = useTranslation()
  const phone = usePhone((position) => change({ position }))
  const ofPhoto = draft.photos.find(({ position }) => position !== null)?.position ?? null
  return (
    <div className="p-question">
      <p role="status">
        {phone.state === 'asking' && t('portal.locating')}
        {phone.state === 'failed' && <span className="p-error">{t('portal.locate-failed')}</span>}
        {phone.state === 'idle' && draft.position && t('portal.position-known', at(draft.position))}
      </p>
      {draft.position && (
        <button type="button" className="p-link" onClick={() => change({ position: null })}>
          {t('portal.position-remove')}
        </button>
      )}
      {phone.possible && (
        <button type="button" className="p-button p-second" onClick={phone.ask}>
          {t('portal.locate')}
        </button>
      )}
      {ofPhoto && draft.position === null && (
        <button type="button" className="p-button p-second" onClick={() => change({ position: ofPhoto })}>
          {t('portal.locate-photo')}
        </button>
      )}
    </div>
  )
}

const DIGITS = 5
const at = ([lon, lat]: readonly [number, number]) => ({ lon: lon.toFixed(DIGITS), lat: lat.toFixed(DIGITS) })

const PATIENCE_MS = 20_000

/** Where the telephone says it is; browsers tell only pages that came by https. */
function usePhone(onFound: (position: readonly [number, number]) => void) {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onFound([coords.longitude, coords.latitude])
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  }
  return { state, ask, possible: window.isSecureContext && 'geolocation' in navigator }
}
