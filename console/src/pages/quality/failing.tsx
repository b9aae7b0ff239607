import type { FailingThing, QualityReport } from '@citybrain/contract/engines/quality.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { useStreetNames } from '../../regions/streets.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useSystemWords } from '../../things/manual.ts'
import { useSay } from '../../words/say.ts'
import { useFailing } from './use-quality.ts'

interface Props {
  readonly type: string
  readonly rule: QualityReport['rules'][number]['rule']
  readonly source: string | null
}

/** The things that a rule doesn't hold for now, each leading to its page. */
export function Failing({ type, rule, source }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const navigate = useNavigate()
  const columns = useColumns()
  const pages = useFailing(type, rule.key, source)
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data])
  return (
    <section className="quality-failing" aria-labelledby="quality-failing">
      <h2 className="section-title" id="quality-failing">
        {t('quality.failing-of', { rule: say(rule.title) })}
      </h2>
      {pages.isPending ? (
        <PageLoading />
      ) : pages.isError ? (
        <Failure error={pages.error} onRetry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <div className="panel">
          <Nothing words={t('quality.none-failing')} />
        </div>
      ) : (
        <Grid
          label={t('quality.failing-of', { rule: say(rule.title) })}
          rowHeight={40}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/things/${id}`}
          onOpen={({ id }) => void navigate(`/things/${id}`)}
          onEnd={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
          }}
        />
      )}
    </section>
  )
}

function useColumns(): readonly Column<FailingThing>[] {
  const { t, i18n } = useTranslation()
  const streets = useStreetNames()
  const departments = useDepartments()
  const systemWords = useSystemWords()
  return useMemo(
    () => [
      { key: 'name', title: t('thing.name'), width: 260, opens: true, render: ({ name }) => name },
      {
        key: 'code',
        title: t('thing.code'),
        width: 190,
        render: ({ code }) => code ?? <Unknown why={t('thing.no-code')} />,
      },
      {
        key: 'street',
        title: t('region.kind.street'),
        width: 130,
        render: ({ place }) => (place.street ? streets(place.street) : <Unknown why={t('thing.no-place')} />),
      },
      {
        key: 'department',
        title: t('thing.department'),
        width: 150,
        render: ({ department }) =>
          department ? departments.nameOf(department) : <Unknown why={t('thing.no-department')} />,
      },
      { key: 'source', title: t('lineage.system'), width: 170, render: ({ source }) => systemWords(source.system) },
      {
        key: 'updated',
        title: t('thing.updated'),
        width: 160,
        render: ({ updatedAt }) => momentWords(updatedAt, i18n.language),
      },
    ],
    [t, i18n.language, streets, departments, systemWords],
  )
}
