import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/cases.ts'
import { useErrorWords } from '../app/notices.tsx'
import type { Work } from './use-work.ts'

/** Takes a piece of work in its own place in the list. */
export function ClaimButton({ work }: { work: Work }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const claim = useCommand(work.id, () => void message.success(t('work.claimed', { number: work.number })))
  return (
    <Button
      size="small"
      loading={claim.isPending}
      aria-label={t('work.claim-one', { title: work.title })}
      onClick={() =>
        claim.mutate({ do: 'claim', item: work.item }, { onError: (error) => void message.error(words(error), 6) })
      }
    >
      {t('case.do.claim')}
    </Button>
  )
}
