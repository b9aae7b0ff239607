import { applyRegionImport, deleteRegionImport, undoRegionImport } from '@citybrain/contract/api/region-imports.ts'
import type { RegionImport } from '@citybrain/contract/engines/region-import.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Progress } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { isLost, useFollowJob } from '../../api/follow-job.ts'
import { regionKeys } from '../../api/regions.ts'
import { useErrorWords } from '../../app/notices.tsx'

/** Apply, undo or discard, each with its consequence; the job's progress while it runs. */
export function ImportSteps({ one }: { one: RegionImport }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const { job, error, start } = useImportJob(one)
  const discard = useDiscard(one)
  const confirm = useConfirm()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  if (job?.state === 'running') {
    return (
      <div role="status" aria-live="polite">
        <Progress percent={Math.floor(job.share * 100)} status="active" aria-label={job.title[language]} />
        <p className="hint">{job.note[language]}</p>
      </div>
    )
  }
  const failed = isLost(job) ? (job?.refusal?.words[language] ?? t('import.interrupted')) : error ? words(error) : null
  const seen = { params: { import: one.id }, body: { revision: one.revision } }
  const { add = 0, change = 0 } = one.counts
  return (
    <>
      {failed && <Alert type="error" showIcon title={failed} />}
      <div className="tools">
        {one.state === 'preview' && (
          <>
            <Button
              type="primary"
              disabled={one.faultCount > 0 || add + change === 0}
              onClick={() => confirm('apply', { add, change }, () => start(() => call(applyRegionImport, seen)))}
            >
              {t('region-import.apply')}
            </Button>
            <Button loading={discard.isPending} onClick={() => discard.mutate()}>
              {t('region-import.discard')}
            </Button>
          </>
        )}
        {one.state === 'applied' && (
          <Button onClick={() => confirm('undo', { add, change }, () => start(() => call(undoRegionImport, seen)))}>
            {t('region-import.undo')}
          </Button>
        )}
      </div>
      {one.state === 'preview' && one.faultCount > 0 && <p className="hint">{t('region-import.mend-first')}</p>}
      {one.state === 'preview' && one.faultCount === 0 && add + change === 0 && (
        <p className="hint">{t('region-import.nothing-new')}</p>
      )}
    </>
  )
}

function useConfirm() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  return (what: 'apply' | 'undo', counts: { add: number; change: number }, then: () => void) =>
    modal.confirm({
      title: t(`region-import.${what}-title`),
      content: t(`region-import.${what}-consequence`, counts),
      okText: t(`region-import.${what}`),
      cancelText: t('form.cancel'),
      onOk: then,
    })
}

function useDiscard(one: RegionImport) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => call(deleteRegionImport, { params: { import: one.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: regionKeys.imports, exact: true })
      void navigate('/map/imports')
    },
  })
}

/** Starts a job and follows it; at its end everything that shows regions asks again. */
function useImportJob(one: RegionImport) {
  const [job, setJob] = useState<Job | null>(null)
  const [error, setError] = useState<unknown>(null)
  const queries = useQueryClient()
  useFollowJob(job, setJob, setError)
  const ended = job !== null && job.state !== 'running'
  useEffect(() => {
    if (!ended) return
    void queries.invalidateQueries({ queryKey: regionKeys.all })
    void queries.invalidateQueries({ queryKey: regionKeys.imports })
    void queries.invalidateQueries({ queryKey: regionKeys.import(one.id), exact: true })
  }, [ended, one.id, queries])
  const start = useCallback((ask: () => Promise<Job>) => {
    setError(null)
    ask().then(setJob, setError)
  }, [])
  return { job, error, start }
}
