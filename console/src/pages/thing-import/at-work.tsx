import { cancelJob, getJob } from '@citybrain/contract/api/operations.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { thingKeys } from '../../api/things.ts'
import { useSay } from '../../words/say.ts'
import { Counts } from './counts.tsx'

const REFRESH_MS = 1_000

/** What the server is doing, how far it is, and how to stop it; leaving the page stops nothing. */
export function AtWork({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const say = useSay()
  const queries = useQueryClient()
  const id = one.job ?? ''
  const job = useQuery({
    queryKey: ['job', id],
    enabled: one.job !== null,
    queryFn: ({ signal }) => call(getJob, { params: { job: id }, signal }),
    refetchInterval: REFRESH_MS,
  })
  const cancel = useMutation({
    mutationFn: () => call(cancelJob, { params: { job: id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: importKeys.one(one.id) }),
  })
  // Whatever shows things or the list of imports asks again once the work has ended.
  useEffect(
    () => () => {
      void queries.invalidateQueries({ queryKey: thingKeys.all, refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: importKeys.list, refetchType: 'none' })
    },
    [queries],
  )
  return (
    <div className="panel panel-pad" role="status" aria-live="polite">
      <h2 className="section-title">{t(`thing-import.working.${one.state as 'checking' | 'running' | 'undoing'}`)}</h2>
      <Progress
        percent={Math.floor((job.data?.share ?? 0) * 100)}
        status="active"
        aria-label={t(`thing-import.state.${one.state}`)}
      />
      <p className="import-note">{job.data ? say(job.data.note) : t('job.sending')}</p>
      {one.state === 'running' && <Counts counts={one.written} written />}
      <p className="hint import-note">{t('thing-import.may-leave')}</p>
      <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t('job.cancel')}
      </Button>
    </div>
  )
}
