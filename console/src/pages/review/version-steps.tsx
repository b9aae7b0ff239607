import { moveVersion, startAdjustment } from '@citybrain/contract/api/plan.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { keys } from '../../api/plans.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useRight } from '../../session/session.ts'
import { AdjustmentForm } from './adjustment-form.tsx'
import { ApprovalForm } from './approval-form.tsx'
import { useDesk } from './desk.ts'
import { DiscardAdjustment } from './discard-adjustment.tsx'

/** The step that follows: draft → reviewed → approved → a new version that adjusts it. */
export function VersionSteps() {
  const { t } = useTranslation()
  const desk = useDesk()
  const mayApprove = useRight('approve:plan')
  const [asking, setAsking] = useState<'approve' | 'adjust' | null>(null)
  const move = useMove()
  const start = useStart()
  const { state, counts } = desk.version
  if (!mayApprove || !desk.mayEdit) return null
  if (state === 'draft') {
    const blocked = counts.proposed > 0 ? t('version.blocked', { count: counts.proposed }) : undefined
    return (
      <>
        <DiscardAdjustment />
        <Tooltip title={blocked}>
          <Button
            type="primary"
            loading={move.isPending}
            aria-describedby={blocked ? 'version-blocked' : undefined}
            onClick={() => (blocked ? desk.setFilter({ state: 'proposed' }) : move.mutate({ to: 'reviewed' }))}
          >
            {blocked ? t('version.judge-rest', { count: counts.proposed }) : t('version.to-reviewed')}
          </Button>
          {blocked && (
            <span id="version-blocked" className="visually-hidden">
              {blocked}
            </span>
          )}
        </Tooltip>
      </>
    )
  }
  return (
    <>
      {state === 'reviewed' && (
        <>
          <Button loading={move.isPending} onClick={() => move.mutate({ to: 'draft' })}>
            {t('version.to-draft')}
          </Button>
          <Button type="primary" onClick={() => setAsking('approve')}>
            {t('version.approve')}
          </Button>
        </>
      )}
      {desk.frozen && <Button onClick={() => setAsking('adjust')}>{t('version.adjust')}</Button>}
      <ApprovalForm open={asking === 'approve'} onClose={() => setAsking(null)} move={move} />
      <AdjustmentForm open={asking === 'adjust'} onClose={() => setAsking(null)} start={start} />
    </>
  )
}

export type Move = ReturnType<typeof useMove>

function useMove() {
  const { document, version } = useDesk()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { t } = useTranslation()
  const words = useErrorWords()
  return useMutation({
    mutationFn: (to: { to: 'reviewed' | 'draft' } | { to: 'approved'; on: string; by: string }) =>
      call(moveVersion, {
        params: { plan: document.id, version: version.number },
        body: { ...to, revision: version.revision },
      }),
    onSuccess: async (moved) => {
      void message.success(t(`version.now.${moved.state}`))
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.plan(document.id) }),
        queries.invalidateQueries({ queryKey: keys.plans }),
      ])
    },
    onError: (error, to) => {
      // The form of the approval shows its refusal itself, beside what has to be mended.
      if (to.to !== 'approved') void message.error(words(error), 6)
      void queries.invalidateQueries({ queryKey: keys.plan(document.id) })
    },
  })
}

export type Start = ReturnType<typeof useStart>

function useStart() {
  const { document } = useDesk()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (reason: string) => call(startAdjustment, { params: { plan: document.id }, body: { reason } }),
    onSuccess: async (version) => {
      await queries.invalidateQueries({ queryKey: keys.plan(document.id) })
      void queries.invalidateQueries({ queryKey: keys.plans })
      void navigate(`/documents/${document.id}/versions/${version.number}`)
    },
  })
}
