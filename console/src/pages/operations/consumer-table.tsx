import type { ConsumerState, ConsumerStatus } from '@citybrain/contract/engines/log.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { State, type Tone } from '../../words/state.tsx'

const TONES = {
  current: 'on-track',
  working: 'waiting',
  waiting: 'at-risk',
  stopped: 'late',
} as const satisfies Record<ConsumerState, Tone>

/** Who reads the log, how far each has come, and whether its figures add up. */
export function ConsumerTable({ consumers }: { consumers: readonly ConsumerStatus[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  if (consumers.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('operations.none')} />
      </div>
    )
  return <Grid label={t('operations.show-log')} columns={columns} rows={consumers} keyOf={(one) => one.consumer} />
}

function useColumns(): readonly Column<ConsumerStatus>[] {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const figure = (key: 'accepted' | 'processed' | 'queued' | 'refused' | 'behind'): Column<ConsumerStatus> => ({
      key,
      title: t(`operations.${key}`),
      ...{ width: 110, numeric: true },
      render: (one) => one[key].toLocaleString(i18n.language),
    })
    return [
      { key: 'consumer', title: t('operations.consumer'), width: 200, render: (one) => one.consumer },
      {
        key: 'state',
        title: t('operations.state'),
        width: 120,
        render: (one) => <State tone={TONES[one.state]}>{t(`operations.state-${one.state}`)}</State>,
      },
      ...(['accepted', 'processed', 'queued', 'refused', 'behind'] as const).map(figure),
      {
        key: 'lag',
        title: t('operations.lag'),
        ...{ width: 100, numeric: true },
        render: (one) =>
          one.oldestAt === null
            ? t('operations.no-lag')
            : t('operations.lag-seconds', { seconds: Math.round(one.lagSeconds).toLocaleString(i18n.language) }),
      },
      {
        key: 'balanced',
        title: t('operations.balanced'),
        width: 120,
        render: (one) => (
          <State tone={one.balanced ? 'on-track' : 'late'}>
            {t(one.balanced ? 'operations.balanced-yes' : 'operations.balanced-no')}
          </State>
        ),
      },
      {
        key: 'handled',
        title: t('operations.handled'),
        width: 150,
        render: (one) =>
          one.handledAt ? momentWords(one.handledAt, i18n.language) : <Unknown why={t('unknown.handled')} />,
      },
    ]
  }, [t, i18n.language])
}
