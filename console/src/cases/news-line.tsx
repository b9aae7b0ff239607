import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseNews } from './use-case-news.ts'

/** Says quietly what has changed meanwhile, or that nothing is heard at present. */
export function NewsLine({ news }: { news: CaseNews }) {
  const { t } = useTranslation()
  if (!news.live)
    return (
      <span className="hint" role="status">
        {t('work.not-live')}
      </span>
    )
  if (news.changed.size === 0) return null
  return (
    <span className="news-line" role="status">
      {t('work.changed', { count: news.changed.size })}
      <Button type="link" size="small" onClick={news.clear}>
        {t('work.changed-seen')}
      </Button>
    </span>
  )
}
