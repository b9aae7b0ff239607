import { linkTargets, unlinkTargets } from '@citybrain/contract/api/register.ts'
import type { TargetLink } from '@citybrain/contract/engines/register.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { keys } from '../../api/plans.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { State } from '../../words/state.tsx'

/** A proposed link is confirmed; a confirmed one can be taken back. */
export function LinkActions({ link }: { link: TargetLink }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const words = useErrorWords()
  const settled = {
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.targets }),
    onError: (error: unknown) => void message.error(words(error), 6),
  }
  const confirm = useMutation({
    mutationFn: () =>
      call(linkTargets, {
        body: {
          id: link.id,
          title: link.title,
          members: link.members.map((row) => ({ plan: row.plan, commitment: row.id })),
        },
      }),
    ...settled,
  })
  const unlink = useMutation({ mutationFn: () => call(unlinkTargets, { params: { link: link.id } }), ...settled })
  if (link.state === 'proposed') {
    return (
      <Space size={6}>
        <State tone="at-risk">{t('targets.proposed')}</State>
        <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('targets.confirm')}
        </Button>
      </Space>
    )
  }
  return (
    <Space size={6}>
      <State tone="on-track">{t('targets.confirmed')}</State>
      <Button size="small" loading={unlink.isPending} onClick={() => unlink.mutate()}>
        {t('targets.unlink')}
      </Button>
    </Space>
  )
}
