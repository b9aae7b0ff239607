import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, dayWords } from '../days/days.ts'
import { useDepartments, useSession } from '../session/session.ts'
import { listWords } from '../words/list.ts'

/** What a row says, field by field; what is unknown says why instead of showing nothing. */
export function RowFacts({ row }: { row: Commitment }) {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const names = (codes: readonly string[]) => listWords(codes.map(departments.nameOf), language)
  const target = targetWords(row, language)
  const facts: FactGiven[] = [
    { name: t('field.target'), value: target ?? <Unknown why={t('unknown.target')} /> },
    ...some(t('field.baseline'), row.baseline),
    ...some(t('field.action'), row.action),
    { name: t('field.period'), value: row.deadline ? `${row.period} · ${row.deadline}` : row.period },
    ...some(t('field.strength'), row.strength),
    ...some(t('field.phase'), row.phase && t(`phase.${row.phase}`)),
    ...some(
      t('field.units'),
      listWords(
        row.units.map((unit) => unit.name),
        language,
      ),
    ),
    { name: t('field.leads'), value: row.leads.length > 0 ? names(row.leads) : <Unknown why={t('unknown.leads')} /> },
    ...some(t('field.reason'), row.ownerReason?.[language]),
    ...some(t('field.co-operating'), row.coOperating.length > 0 ? names(row.coOperating) : null),
    ...some(t('field.leader'), row.leader),
    ...some(t('field.milestone'), row.milestone),
    { name: t('field.due'), value: row.dueOn ? <Day day={row.dueOn} /> : <Unknown why={t('unknown.due')} /> },
    {
      name: t('field.next-report'),
      value: row.nextReportOn ? <Day day={row.nextReportOn} /> : <Unknown why={t('unknown.report')} />,
    },
    ...some(t('field.evidence'), row.evidence),
    ...some(t('field.note'), row.note),
    { name: t('field.origin'), value: t(`origin.${row.origin}`) },
  ]
  return (
    <dl className="fact-list row-facts">
      {facts.map(({ name, value }) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

/** A day, and how far it is from the city's today. */
function Day({ day }: { day: string }) {
  const { t, i18n } = useTranslation()
  const days = daysBetween(useSession().today, day)
  const distance =
    days === 0 ? t('days.today') : days > 0 ? t('days.left', { count: days }) : t('days.past', { count: -days })
  return (
    <time dateTime={day}>
      {dayWords(day, i18n.language)} <span className="hint">{distance}</span>
    </time>
  )
}

interface FactGiven {
  readonly name: string
  readonly value: ReactNode
}

function Fact({ name, value }: FactGiven) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** The dash for what nobody knows yet, with the reason at hand. */
export function Unknown({ why }: { why: string }) {
  return (
    <Tooltip title={why}>
      <span className="unknown">
        —<span className="visually-hidden">{why}</span>
      </span>
    </Tooltip>
  )
}

function some(name: string, value: ReactNode): FactGiven[] {
  return value ? [{ name, value }] : []
}
