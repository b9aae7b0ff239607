import { listJobs } from '@citybrain/contract/api/operations.ts'
import type { Job, JobState } from '@citybrain/contract/kernel/job.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { State, type Tone } from '../../words/state.tsx'

const TONES = {
  running: 'waiting',
  done: 'done',
  failed: 'late',
  cancelled: 'unknown',
  interrupted: 'at-risk',
} as const satisfies Record<JobState, Tone>

/** Long work of the district, newest first. */
export function JobTable() {
  const { t } = useTranslation()
  const columns = useColumns()
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: ({ signal }) => call(listJobs, { signal }) })
  if (jobs.isPending) return <PageLoading />
  if (jobs.isError) return <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />
  if (jobs.data.jobs.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('operations.jobs-none')} />
      </div>
    )
  return <Grid label={t('operations.show-jobs')} columns={columns} rows={jobs.data.jobs} keyOf={(one) => one.id} />
}

function useColumns(): readonly Column<Job>[] {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const language = i18n.language.startsWith('zh') ? 'zh' : 'en'
    return [
      { key: 'job', title: t('operations.job'), width: 260, render: (one) => one.title[language] },
      {
        key: 'state',
        title: t('operations.job-state'),
        width: 120,
        render: (one) => <State tone={TONES[one.state]}>{t(`operations.job-${one.state}`)}</State>,
      },
      { key: 'by', title: t('operations.job-by'), width: 120, render: (one) => one.startedBy },
      {
        key: 'started',
        title: t('operations.job-started'),
        width: 150,
        render: (one) => momentWords(one.startedAt, i18n.language),
      },
      { key: 'note', title: t('operations.job-note'), width: 360, render: (one) => one.note[language] },
    ]
  }, [t, i18n.language])
}
