import { useTranslation } from 'react-i18next'
import { useViews } from '../../api/views.ts'
import { Failure } from '../../app/notices.tsx'
import { ViewRows } from '../../table/view-rows.tsx'
import { useTypes } from '../../things/types.ts'

const OF_THINGS = 'things/'

/** One's saved views of all types; nothing where there are none yet. */
export function OwnViews() {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const views = useViews()
  if (views.isPending) return null
  if (views.isError) return <Failure error={views.error} onRetry={() => void views.refetch()} />
  const own = views.data.filter(({ list }) => list.startsWith(OF_THINGS))
  if (own.length === 0) return null
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <section className="own-views panel" aria-labelledby="own-views">
      <h2 id="own-views" className="section-title">
        {t('views.title')}
      </h2>
      <ViewRows
        views={own}
        beside={({ list }) => <span className="hint">{typeOf(list.slice(OF_THINGS.length))?.title[language]}</span>}
      />
    </section>
  )
}
