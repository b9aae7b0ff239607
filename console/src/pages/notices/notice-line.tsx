import type { Notice } from '@citybrain/contract/engines/notice.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { currentLanguage } from '../../app/language.ts'
import { momentWords } from '../../days/days.ts'

interface Props {
  readonly notice: Notice
  onRead(): void
}

/** A notice: what happened, to which case, when; opening the case reads it. */
export function NoticeLine({ notice, onRead }: Props) {
  const { t, i18n } = useTranslation()
  const { number, title } = notice.case
  const unread = notice.readAt === null
  const words = notice.words[currentLanguage()]
  return (
    <li className={unread ? 'is-unread' : undefined} data-notice={notice.id}>
      <span className="notice-dot">{unread && <span className="visually-hidden">{t('notices.unread')}</span>}</span>
      <div className="notice-what">
        {number === null ? (
          <span className="notice-text" tabIndex={-1}>
            {words}
          </span>
        ) : (
          <Link className="notice-text" to={`/cases/${notice.case.id}`} onClick={unread ? onRead : undefined}>
            {words}
          </Link>
        )}
        <p className="hint">
          {number === null ? (
            t('notices.hidden-case')
          ) : (
            <>
              <span className="figure">{number}</span> {title}
            </>
          )}
        </p>
      </div>
      <time className="hint figure notice-at" dateTime={notice.at}>
        {momentWords(notice.at, i18n.language)}
      </time>
      {unread && (
        <Button type="text" className="notice-read" onClick={onRead}>
          {t('notices.read')}
        </Button>
      )}
    </li>
  )
}
