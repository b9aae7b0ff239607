import type { DataResource } from '@citybrain/contract/engines/catalogue.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { Score } from '../quality/score.tsx'
import { Sharing } from './sharing.tsx'

/** The resources, each leading to its page. */
export function ResourceTable({ resources }: { resources: readonly DataResource[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  const navigate = useNavigate()
  const hrefOf = ({ type }: DataResource) => `/catalogue?type=${type}`
  return (
    <Grid
      label={t('nav.catalogue')}
      rowHeight={44}
      columns={columns}
      rows={resources}
      keyOf={({ type }) => type}
      hrefOf={hrefOf}
      onOpen={(one) => void navigate(hrefOf(one))}
    />
  )
}

function useColumns(): readonly Column<DataResource>[] {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const departments = useDepartments()
  const say = useSay()
  return useMemo(
    () => [
      {
        key: 'type',
        title: t('catalogue.resource'),
        width: 190,
        opens: true,
        render: ({ type }) => say(typeOf(type)?.title ?? { zh: type, en: type }),
      },
      {
        key: 'sharing',
        title: t('catalogue.sharing'),
        width: 150,
        render: ({ sharing }) => <Sharing sharing={sharing} />,
      },
      {
        key: 'department',
        title: t('catalogue.department'),
        width: 160,
        render: ({ department }) =>
          department ? departments.nameOf(department) : <Unknown why={t('catalogue.no-department')} />,
      },
      {
        key: 'frequency',
        title: t('catalogue.frequency'),
        width: 110,
        render: ({ frequency }) =>
          frequency ? t(`frequency.${frequency}`) : <Unknown why={t('catalogue.no-frequency')} />,
      },
      {
        key: 'things',
        title: t('quality.things'),
        width: 100,
        numeric: true,
        render: ({ things }) => things.toLocaleString('en-US'),
      },
      {
        key: 'changed',
        title: t('catalogue.changed'),
        width: 160,
        render: ({ changedAt }) =>
          changedAt ? momentWords(changedAt, i18n.language) : <Unknown why={t('catalogue.nothing-there')} />,
      },
      { key: 'score', title: t('quality.score'), width: 140, render: ({ score }) => <Score score={score} /> },
    ],
    [t, i18n.language, say, typeOf, departments],
  )
}
