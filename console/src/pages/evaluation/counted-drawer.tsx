import { listCountedCases } from '@citybrain/contract/api/case-figures.ts'
import type { CountedCase, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import type { Asked } from './asked.ts'
import { ALL_TOGETHER } from './figure-button.tsx'
import { groupOf } from './group-table.tsx'
import { useRowName } from './row-name.ts'

interface Props {
  readonly evaluation: CaseEvaluation
  readonly asked: Asked
  readonly rows: readonly FigureRow[]
}

/** The cases that a figure counts: those in the numerator, or all that it is over. */
export function CountedDrawer({ evaluation, asked, rows }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const nameOf = useRowName(asked.by, asked.type)
  const [address, set] = useAddress()
  const figure = evaluation.figures.find(({ key }) => key === address.get('figure'))
  const group = address.get('group') ?? ''
  const row = rows.find((one) => groupOf(one) === group)
  const part = figure?.denominator && address.get('part') === 'denominator' ? 'denominator' : 'numerator'
  return (
    <Drawer
      open={figure !== undefined}
      onClose={() => set({ figure: null, group: null, part: null })}
      size={560}
      title={figure ? `${say(figure.title)} · ${row ? nameOf(row) : t('evaluation.all')}` : ''}
    >
      {figure && (
        <>
          <p className="hint">{say(figure.source.note)}</p>
          {figure.denominator && (
            <Segmented
              aria-label={t('evaluation.part')}
              value={part}
              onChange={(next) => set({ part: next })}
              options={(['numerator', 'denominator'] as const).map((one) => ({
                value: one,
                label: t(`evaluation.${one}`),
              }))}
            />
          )}
          <Counted asked={asked} figure={figure.key} part={part} group={group} />
        </>
      )}
    </Drawer>
  )
}

interface Which {
  readonly asked: Asked
  readonly figure: string
  readonly part: 'numerator' | 'denominator'
  readonly group: string
}

const PER_PAGE = 50

function Counted({ asked, figure, part, group }: Which) {
  const { t } = useTranslation()
  const query = { ...asked, part, ...(group !== ALL_TOGETHER && { group }), limit: PER_PAGE }
  const cases = useInfiniteQuery({
    queryKey: ['counted-cases', figure, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(listCountedCases, { params: { figure }, query: { ...query, cursor: pageParam }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  if (cases.isPending) return <Skeleton active />
  if (cases.isError) return <Failure error={cases.error} onRetry={() => void cases.refetch()} />
  const all = cases.data.pages.flatMap(({ items }) => items)
  if (all.length === 0) return <Nothing words={t('evaluation.no-cases')} />
  return (
    <>
      <ul className="evaluation-cases">
        {all.map((one) => (
          <Line key={`${one.case.id} ${one.part}`} counted={one} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t('evaluation.next')}
        </Button>
      )}
    </>
  )
}

function Line({ counted }: { counted: CountedCase }) {
  const { i18n } = useTranslation()
  const { nameOf } = useDepartments()
  const { id, number, title } = counted.case
  return (
    <li>
      <Link to={`/cases/${id}`} className="figure">
        {number}
      </Link>{' '}
      <strong>{title}</strong>
      <span className="hint">
        {counted.department === null ? '' : `${nameOf(counted.department)} · `}
        {momentWords(counted.at, i18n.language)}
      </span>
    </li>
  )
}
