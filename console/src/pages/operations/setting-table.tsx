import { describeConfig } from '@citybrain/contract/api/operations.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { Unknown } from '../../register/row-facts.tsx'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'

type Setting = RouteReply<typeof describeConfig>['settings'][number]

/** Settings in force and where each came from; secrets are masked by the server. */
export function SettingTable() {
  const { t } = useTranslation()
  const columns = useColumns()
  const config = useQuery({ queryKey: ['config'], queryFn: ({ signal }) => call(describeConfig, { signal }) })
  if (config.isPending) return <PageLoading />
  if (config.isError) return <Failure error={config.error} onRetry={() => void config.refetch()} />
  return (
    <Grid
      label={t('operations.show-settings')}
      columns={columns}
      rows={config.data.settings}
      keyOf={(one) => one.name}
    />
  )
}

function useColumns(): readonly Column<Setting>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { key: 'name', title: t('operations.setting'), width: 240, render: (one) => one.env },
      {
        key: 'value',
        title: t('operations.setting-value'),
        width: 260,
        render: (one) => one.value ?? <Unknown why={t('operations.setting-unset')} />,
      },
      {
        key: 'source',
        title: t('operations.setting-source'),
        width: 120,
        render: (one) => t(`operations.source-${one.source}`),
      },
      { key: 'about', title: t('operations.setting-about'), width: 480, render: (one) => one.about },
    ],
    [t],
  )
}
