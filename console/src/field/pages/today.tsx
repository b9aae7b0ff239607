import type { WorkSummary } from '@citybrain/contract/engines/case-view.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTitle } from '../../app/title.ts'
import { Failed, Loading } from '../../portal/notices.tsx'
import { useSay } from '../../words/say.ts'
import { Due } from '../parts/due.tsx'
import { KeptNotice } from '../parts/kept-notice.tsx'
import { cityNow, useDay, useTypes } from '../session/day.ts'
import { useOutbox } from '../session/work.ts'

/** What is to be done today, by when it is due; what one may take besides. */
export function Today() {
  const { t } = useTranslation()
  const day = useDay()
  useTitle(t('field.today'))
  if (day.isPending) return <Loading />
  if (day.isError) return <Failed error={day.error} onRetry={() => void day.refetch()} />
  const { value, keptAt } = day.data
  const now = cityNow(value)
  return (
    <>
      <div className="f-head">
        <h1>{t('field.today')}</h1>
        <button
          type="button"
          className="p-button p-second"
          disabled={day.isFetching}
          onClick={() => void day.refetch()}
        >
          {t('field.refresh')}
        </button>
      </div>
      <KeptNotice at={keptAt} />
      <Tasks title={t('field.mine')} none={t('field.mine-none')} tasks={byDue(value.mine)} now={now} />
      <Tasks title={t('field.unclaimed')} none={t('field.unclaimed-none')} tasks={byDue(value.unclaimed)} now={now} />
    </>
  )
}

const LAST = '9999'

export const byDue = (tasks: readonly WorkSummary[]): WorkSummary[] =>
  [...tasks].sort((a, b) => ((a.urgentAt ?? LAST) < (b.urgentAt ?? LAST) ? -1 : 1))

interface TasksProps {
  readonly title: string
  readonly none: string
  readonly tasks: readonly WorkSummary[]
  readonly now: string
}

function Tasks({ title, none, tasks, now }: TasksProps) {
  return (
    <section>
      <h2>
        {title} <span className="f-count">{tasks.length}</span>
      </h2>
      {tasks.length === 0 && <p className="p-hint">{none}</p>}
      <ul className="f-tasks">
        {tasks.map((task) => (
          <li key={`${task.id} ${task.item}`}>
            <TaskCard task={task} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function TaskCard({ task, now }: { readonly task: WorkSummary; readonly now: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const types = useTypes()
  const waiting = useOutbox().filter((one) => one.case === task.id)
  const type = types.data?.value.find(({ key }) => key === task.type)
  const step = type?.steps.find(({ key }) => key === task.step)
  const isStopped = waiting.some(({ stopped }) => stopped !== null)
  return (
    <Link to={`/field/tasks/${task.id}`} className="f-task">
      <strong>{task.title}</strong>
      <span className="f-task-line">
        {step && <span className="f-step">{say(step.title)}</span>}
        <Due due={task.urgentAt} now={now} />
      </span>
      <span className="p-hint">{task.number}</span>
      {waiting.length > 0 && (
        <span className={isStopped ? 'f-waits f-stopped' : 'f-waits'}>
          {isStopped
            ? t('field.stopped')
            : t('field.waits-doing', { doing: waiting.map(({ doing }) => doing).join(' → ') })}
        </span>
      )}
    </Link>
  )
}
