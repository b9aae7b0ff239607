import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { spanOf } from '../../days/span.ts'
import { useDepartments, useSession } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import type { Row } from './queries.ts'

interface Props {
  readonly rows: readonly Row[]
  /** There are more than are shown. */
  readonly more: boolean
  readonly onEdit: ((row: Row) => void) | null
}

/** The rows of the grid, by area. */
export function RowTable({ rows, more, onEdit }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const departments = useDepartments()
  const { tables } = useTypes()
  const { today } = useSession()
  const classOf = ({ classes, category }: Row) => {
    if (category === null) return t('case-rule.every-class')
    const found = tables.find(({ key }) => key === classes)?.entries.find(({ code }) => code === category)
    return found ? `${say(found.title)} ${category}` : category
  }
  const isOver = ({ effectiveTo }: Row) => effectiveTo !== null && effectiveTo < today
  return (
    <section className="panel panel-pad rule-table" aria-label={t('duty-grid.view-rows')}>
      {more && <p className="hint">{t('duty-grid.more', { count: rows.length })}</p>}
      <table>
        <thead>
          <tr>
            {(['area', 'class', 'department', 'whom', 'valid', 'note'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`duty-grid.${key}`)}
              </th>
            ))}
            {onEdit && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.areaName ?? t('duty-grid.area-gone')}{' '}
                <span className="hint">
                  {t(`region.kind.${row.kind}`)} {row.kind === 'zone' ? '' : row.area}
                </span>
              </td>
              <td>{classOf(row)}</td>
              <td>
                {departments.nameOf(row.department)}{' '}
                {row.sample && <State tone="unknown">{t('duty-grid.sample')}</State>}
              </td>
              <td>{row.person ?? (row.post ? t('duty-grid.by-post') : t('case-rule.left-to-department'))}</td>
              <td className="figure">
                {isOver(row) ? <State tone="unknown">{t('case-rule.over')}</State> : spanOf(row)}
              </td>
              <td>{row.note ?? '—'}</td>
              {onEdit && (
                <td>
                  <Button
                    size="small"
                    aria-label={`${t('case-rule.change')} ${row.areaName ?? row.area} ${classOf(row)}`}
                    onClick={() => onEdit(row)}
                  >
                    {t('case-rule.change')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
