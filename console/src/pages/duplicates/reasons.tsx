import type { DuplicateReason } from '@citybrain/contract/engines/duplicate.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import { listWords } from '../../words/list.ts'

/** A reason in words, without its points. */
export function useReasonWords(type: ThingType | undefined): (reason: DuplicateReason) => string {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return ({ kind, figure, field }) => {
    const title = type?.fields.find(({ key }) => key === field)?.title[language] ?? ''
    return t(`duplicates.reason.${kind}`, { figure: figure ?? 0, field: title })
  }
}

/** What speaks for one and the same, in a line. */
export function ReasonLine({ reasons, type }: { reasons: readonly DuplicateReason[]; type: ThingType | undefined }) {
  const { i18n } = useTranslation()
  const say = useReasonWords(type)
  return <>{listWords(reasons.map(say), i18n.language)}</>
}

/** The reasons with what each adds to the score. */
export function ReasonList({ reasons, type }: { reasons: readonly DuplicateReason[]; type: ThingType | undefined }) {
  const say = useReasonWords(type)
  return (
    <ul className="reason-list">
      {reasons.map((reason) => (
        <li key={`${reason.kind} ${reason.field}`} className={reason.points < 0 ? 'reason is-against' : 'reason'}>
          {say(reason)} <span className="figure">{reason.points > 0 ? `+${reason.points}` : `−${-reason.points}`}</span>
        </li>
      ))}
    </ul>
  )
}
