import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkBoard } from '../../api/cases.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useStreetNames } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'
import { State } from '../../words/state.tsx'

interface Tally {
  readonly key: string
  readonly name: ReactNode
  readonly open: number
  readonly unclaimed: number
  readonly overdue: number
}

/** Who has how much, what is late first: a department's people, or the whole district. */
export function WorkBoard() {
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const departments = useDepartments()
  const streets = useStreetNames()
  const department = address.get('department') ?? undefined
  const board = useWorkBoard(department)
  if (board.isPending) return <PageLoading />
  if (board.isError) return <Failure error={board.error} onRetry={() => void board.refetch()} />
  const { data } = board
  const query = new URLSearchParams({ whose: 'any', ...(department && { department }) })
  const sum = (of: 'open' | 'overdue') => data.departments.reduce((all, one) => all + one[of], 0)
  return (
    <>
      <div className="tools list-tools">
        <Select
          allowClear
          className="work-choice"
          aria-label={t('case.department')}
          placeholder={t('case.department')}
          showSearch={{ optionFilterProp: 'label' }}
          value={department ?? null}
          options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
          onChange={(code: string | null) => set({ department: code ?? null })}
        />
        <p role="status">
          {t('work.board-sentence', { count: sum('open'), overdue: sum('overdue'), supervised: data.supervised })}{' '}
          {data.supervised > 0 && <Link to="/desk?supervised=true">{t('work.board-supervised')}</Link>}
        </p>
      </div>
      {data.departments.length === 0 ? (
        <div className="panel">
          <Nothing words={t('work.none')} />
        </div>
      ) : (
        <div className="boards">
          <Board
            title={t('work.board-departments')}
            rows={data.departments.map(({ department: code, ...tally }) => ({
              ...{ ...tally, key: code ?? '' },
              name: code ? (
                <Link to={`/work?whose=any&department=${code}`}>{departments.nameOf(code)}</Link>
              ) : (
                t('work.board-centre')
              ),
            }))}
          />
          <Board
            title={t('work.board-people')}
            rows={data.people.map(({ person, ...tally }) => ({ ...tally, key: person.id, name: person.name }))}
          />
          <Board
            title={t('work.board-streets')}
            rows={data.streets.map(({ street: code, ...tally }) => ({
              ...{ ...tally, key: code ?? '' },
              name: code ? <Link to={`/desk?${query}&street=${code}`}>{streets(code)}</Link> : t('thing.no-place'),
            }))}
          />
        </div>
      )}
    </>
  )
}

function Board({ title, rows }: { title: string; rows: readonly Tally[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel panel-pad" aria-label={title}>
      <h2 className="section-title">{title}</h2>
      {rows.length === 0 ? (
        <p className="hint">{t('work.board-none')}</p>
      ) : (
        <table className="board-table">
          <thead>
            <tr>
              <th scope="col">{t('work.board-name')}</th>
              <th scope="col" className="numeric">
                {t('work.board-open')}
              </th>
              <th scope="col" className="numeric">
                {t('work.unclaimed')}
              </th>
              <th scope="col" className="numeric">
                {t('desk.late')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, open, unclaimed, overdue }) => (
              <tr key={key}>
                <td>{name}</td>
                <td className="numeric">{open}</td>
                <td className="numeric">{unclaimed}</td>
                <td className="numeric">{overdue > 0 ? <State tone="late">{overdue}</State> : 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
