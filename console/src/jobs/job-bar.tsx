import { Alert, Progress as Bar, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'
import { useSay } from '../words/say.ts'
import type { JobWork } from './use-job.ts'
import './job-bar.css'

/** How far a job is and how to stop it, or why it did not do its work; nothing where none was started. */
export function JobBar({ work, label }: { work: JobWork; label: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const { job, state } = work
  if (state === 'idle') return null
  if (state === 'failed') {
    const cancelled = job?.state === 'cancelled'
    const why = work.error
      ? words(work.error)
      : job?.refusal
        ? say(job.refusal.words)
        : t(cancelled ? 'job.cancelled' : 'job.interrupted')
    return <Alert className="job-bar-end" type={cancelled ? 'info' : 'error'} showIcon title={why} />
  }
  return (
    <div className="job-bar panel" role="status">
      <Bar percent={Math.floor((job?.share ?? 0) * 100)} status="active" aria-label={label} />
      <span className="hint">{job ? say(job.note) : t('job.sending')}</span>
      <Button size="small" disabled={!job} onClick={work.cancel}>
        {t('job.cancel')}
      </Button>
    </div>
  )
}
