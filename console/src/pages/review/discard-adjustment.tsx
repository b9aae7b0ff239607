import { discardAdjustment } from '@citybrain/contract/api/plan.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { keys } from '../../api/plans.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useDesk } from './desk.ts'

/** Gives up an adjustment that is still a draft; the approved version it began from stays as it is. */
export function DiscardAdjustment() {
  const { t } = useTranslation()
  const { document, version } = useDesk()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const words = useErrorWords()
  const discard = useMutation({
    mutationFn: () => call(discardAdjustment, { params: { plan: document.id, version: version.number } }),
    onSuccess: async () => {
      void message.success(t('adjustment.discarded'))
      void navigate(`/documents/${document.id}/versions/${version.adjusts}`)
      await queries.invalidateQueries({ queryKey: keys.plan(document.id) })
      void queries.invalidateQueries({ queryKey: keys.plans })
    },
    onError: (error) => void message.error(words(error), 6),
  })
  if (version.adjusts === null) return null
  return (
    <Popconfirm
      title={t('adjustment.discard-title')}
      description={t('adjustment.discard-consequence')}
      okText={t('adjustment.discard')}
      onConfirm={() => discard.mutateAsync().catch(() => undefined)}
    >
      <Button loading={discard.isPending}>{t('adjustment.discard')}</Button>
    </Popconfirm>
  )
}
