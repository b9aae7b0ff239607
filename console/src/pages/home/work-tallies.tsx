import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkCounts } from '../../api/cases.ts'
import { useRight } from '../../session/session.ts'

/** Open work on cases that one may do: mine, what nobody has taken, what is late. */
export function WorkTallies() {
  const { t } = useTranslation()
  const mayOperate = useRight('operate:case')
  const counts = useWorkCounts(mayOperate)
  if (!counts.data || counts.data.steps.length === 0) return null
  const sum = (of: 'unclaimed' | 'overdue') => counts.data.steps.reduce((all, step) => all + step[of], 0)
  const tallies = [
    { words: t('home.work-mine'), count: counts.data.mine, to: '/work', urgent: true },
    { words: t('home.work-unclaimed'), count: sum('unclaimed'), to: '/work?whose=unclaimed', urgent: false },
    { words: t('home.work-overdue'), count: sum('overdue'), to: '/work?whose=any&overdue=true', urgent: true },
  ]
  return (
    <section className="attention" aria-label={t('nav.work')}>
      <p className="attention-over">{t('nav.work')}</p>
      <ul className="tallies">
        {tallies.map(({ words, count, to, urgent }) => (
          <li key={to}>
            <Link to={to} className={`tally${urgent && count > 0 ? ' is-urgent' : ''}`}>
              <span className="tally-count figure">{count.toLocaleString('en-US')}</span>
              <span className="tally-words">{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
