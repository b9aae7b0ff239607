import type { CaseEntry } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import { PhotoStrip } from '../../attachments/photo-strip.tsx'
import { useAttachments } from '../../attachments/use-attachments.ts'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly type: CaseType
  /** The newest first. */
  readonly entries: readonly CaseEntry[]
  /** Earlier ones have not been fetched. */
  readonly partial: boolean
}

/** Photos and files in the order of time, so that before stands beside after. */
export function CasePhotos({ type, entries, partial }: Props) {
  const { t } = useTranslation()
  const carrying = entries.filter(({ event }) => event.attachments.length > 0).toReversed()
  if (carrying.length === 0) return null
  return (
    <section className="panel panel-pad" aria-label={t('case.photos')}>
      <h2 className="section-title">{t('case.photos')}</h2>
      <div className="case-photos">
        {partial && <p className="hint">{t('case.earlier-photos')}</p>}
        {carrying.map((entry) => (
          <PhotosOf key={entry.revision} type={type} entry={entry} />
        ))}
      </div>
    </section>
  )
}

function PhotosOf({ type, entry: { event } }: { type: CaseType; entry: CaseEntry }) {
  const { t } = useTranslation()
  const say = useSay()
  const { soon } = useTimeWords()
  const found = useAttachments(event.attachments)
  const step = type.steps.find(({ key }) => key === event.step)
  const outcome = step?.kind === 'task' ? step.outcomes.find(({ key }) => key === event.outcome) : undefined
  const what =
    event.kind === 'case.opened'
      ? t('case.at-report')
      : outcome && step
        ? `${say(step.title)} · ${say(outcome.title)}`
        : t('case.comment')
  return (
    <div>
      <h3>{t('case.photos-of', { what, by: event.by.name, at: soon(event.at) })}</h3>
      <PhotoStrip attachments={found} />
    </div>
  )
}
