import type { TrackedReport } from '@citybrain/contract/engines/report.ts'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import { useMoment } from '../days.ts'
import { useReportPhoto } from './code.ts'
import { Deeds } from './deeds.tsx'

interface Props {
  readonly tracked: TrackedReport
  readonly code: string
  onChange(after: TrackedReport): void
  onForget(): void
}

/** How it stands in a sentence, the way, the result, and what one may do. */
export function Tracked({ tracked, code, onChange, onForget }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const moment = useMoment()
  const now = tracked.result ? tracked.result.title : tracked.steps.findLast(({ at }) => at !== null)?.title
  return (
    <>
      <p className="p-count">{tracked.number}</p>
      <h1>{t('portal.stands', { state: now ? say(now) : '' })}</h1>
      {tracked.joined && <p className="p-note">{t('portal.joined-words', { number: tracked.number })}</p>}
      {tracked.result && <Result result={tracked.result} />}
      {tracked.next && <p>{say(tracked.next)}</p>}
      {tracked.result === null && (
        <p>{tracked.dueAt ? t('portal.due', { at: moment(tracked.dueAt) }) : t('portal.due-unknown')}</p>
      )}
      <Way tracked={tracked} />
      {tracked.photos.length > 0 && (
        <section>
          <h2>{t('portal.photos-after')}</h2>
          <ul className="p-photos p-photos-large">
            {tracked.photos.map((photo, place) => (
              <Photo key={photo} code={code} photo={photo} words={t('portal.photo-after', { number: place + 1 })} />
            ))}
          </ul>
        </section>
      )}
      <Deeds tracked={tracked} code={code} onChange={onChange} />
      <h2>{t('portal.what-you-said')}</h2>
      <dl className="p-answers p-answers-plain">
        <div>
          <dt>{t('portal.class')}</dt>
          <dd>{tracked.class ? say(tracked.class) : t('portal.class-open')}</dd>
        </div>
        <div>
          <dt>{t('portal.place')}</dt>
          <dd>{tracked.address ?? t('portal.place-on-map')}</dd>
        </div>
        <div>
          <dt>{t('portal.reported-at')}</dt>
          <dd>{moment(tracked.openedAt)}</dd>
        </div>
      </dl>
      <p className="no-print">
        <button type="button" className="p-link" onClick={onForget}>
          {t('portal.forget')}
        </button>
      </p>
    </>
  )
}

function Result({ result }: { readonly result: NonNullable<TrackedReport['result']> }) {
  const { t } = useTranslation()
  const say = useSay()
  const moment = useMoment()
  return (
    <section className="p-result">
      {result.told && <p>{say(result.told)}</p>}
      {result.facts.map(({ title, value }) => (
        <p key={title.zh}>
          {say(title)}
          {t('portal.colon')}
          {say(value)}
        </p>
      ))}
      {result.reason && <p>{t('portal.reason', { reason: result.reason })}</p>}
      <p className="p-hint">{t('portal.ended-at', { at: moment(result.at) })}</p>
    </section>
  )
}

function Way({ tracked: { steps } }: { readonly tracked: TrackedReport }) {
  const { t } = useTranslation()
  const say = useSay()
  const moment = useMoment()
  const current = steps.findLastIndex(({ at }) => at !== null)
  return (
    <section>
      <h2>{t('portal.way')}</h2>
      <ol className="p-way">
        {steps.map(({ stage, title, at }, place) => (
          <li
            key={stage}
            className={at === null ? 'p-ahead' : undefined}
            aria-current={place === current && steps.some((one) => one.at === null) ? 'step' : undefined}
          >
            <strong>{say(title)}</strong>
            <span>{at === null ? t('portal.ahead') : moment(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Photo({ code, photo, words }: { readonly code: string; readonly photo: string; readonly words: string }) {
  const url = useReportPhoto(code, photo)
  return <li>{url ? <img src={url} alt={words} /> : <span>{words}</span>}</li>
}
