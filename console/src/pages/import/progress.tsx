import { Alert, Progress as Bar, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import type { ImportWork } from './use-import.ts'

/** What is being done, how far it is, and how to stop it; or why it was refused and what to do next. */
export function Progress({ work }: { work: ImportWork }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { job } = work
  if (work.state === 'failed') {
    const refused = job?.refusal?.words[language]
    const said = work.error
      ? words(work.error)
      : (refused ?? t(job?.state === 'cancelled' ? 'import.cancelled' : 'import.interrupted'))
    return (
      <div className="panel panel-pad">
        <Alert
          type={job?.state === 'cancelled' ? 'info' : 'error'}
          showIcon
          title={t('import.failed', { name: work.name })}
          description={said}
        />
        <Button type="primary" onClick={work.again} className="import-again">
          {t('import.again')}
        </Button>
      </div>
    )
  }
  const percent = Math.floor((job?.share ?? 0) * 100)
  return (
    <div className="panel panel-pad" role="status" aria-live="polite">
      <h2 className="section-title">{work.name}</h2>
      <Bar percent={percent} status="active" aria-label={t('import.progress')} />
      <p className="import-note">{job ? job.note[language] : t('import.sending')}</p>
      <Button onClick={work.cancel}>{t('import.cancel')}</Button>
    </div>
  )
}
