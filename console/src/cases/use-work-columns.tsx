import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../days/days.ts'
import { useStreetNames } from '../regions/streets.ts'
import { Unknown } from '../register/row-facts.tsx'
import { useDepartments } from '../session/session.ts'
import type { Column } from '../table/column.ts'
import { useTypes } from '../things/types.ts'
import { useSay } from '../words/say.ts'
import { State } from '../words/state.tsx'
import { ClaimButton } from './claim-button.tsx'
import { DueChip } from './due-chip.tsx'
import { useTimeWords } from './use-time-words.ts'
import type { Work } from './use-work.ts'

/** Words for what a row of work names by keys and codes. */
export function useWorkWords(types: readonly CaseType[]) {
  const say = useSay()
  const { tables } = useTypes()
  const typeOf = (key: string) => types.find((one) => one.key === key)
  return {
    typeOf,
    step: ({ type, step }: Pick<Work, 'type' | 'step'>) => {
      const found = typeOf(type)?.steps.find(({ key }) => key === step)
      return found ? say(found.title) : step
    },
    category: ({ type, category }: Pick<Work, 'type' | 'category'>) => {
      const table = tables.find(({ key }) => key === typeOf(type)?.categories)
      const found = table?.entries.find(({ code }) => code === category)
      return found ? say(found.title) : category
    },
  }
}

/** Columns of a list of work. */
export function useWorkColumns(types: readonly CaseType[], now: string): readonly Column<Work>[] {
  const { t, i18n } = useTranslation()
  const words = useWorkWords(types)
  const streets = useStreetNames()
  const departments = useDepartments()
  const { soon } = useTimeWords()
  return [
    { key: 'title', title: t('work.case'), width: 300, opens: true, render: (work) => work.title },
    { key: 'step', title: t('work.step'), width: 120, render: words.step },
    { key: 'due', title: t('work.due'), width: 170, render: ({ urgentAt }) => <DueChip due={urgentAt} now={now} /> },
    {
      ...{ key: 'who', title: t('work.who'), width: 150 },
      render: (work) => <Who work={work} unit={work.itemDepartment && departments.nameOf(work.itemDepartment)} />,
    },
    {
      ...{ key: 'class', title: t('case.class'), width: 130 },
      render: (work) => words.category(work) ?? <Unknown why={t('case.no-class-yet')} />,
    },
    {
      ...{ key: 'street', title: t('region.kind.street'), width: 110 },
      render: ({ street }) => (street ? streets(street) : <Unknown why={t('thing.no-place')} />),
    },
    {
      ...{ key: 'entered', title: t('work.entered'), width: 120 },
      render: ({ enteredAt }) => <span title={momentWords(enteredAt, i18n.language)}>{soon(enteredAt)}</span>,
    },
    {
      key: 'number',
      title: t('work.number'),
      width: 150,
      render: ({ number }) => <span className="figure">{number}</span>,
    },
  ]
}

/** Whoever has it; nobody yet: one may take it here. */
function Who({ work, unit }: { work: Work; unit: string | null }) {
  return (
    <>
      {work.assignee ? work.assignee.name : <ClaimButton work={work} />} {unit && <span className="hint">{unit}</span>}
    </>
  )
}

/** A row as a card, where there is no room for columns. */
export function useWorkCard(types: readonly CaseType[], now: string): readonly Column<Work>[] {
  const { t } = useTranslation()
  const words = useWorkWords(types)
  const streets = useStreetNames()
  const departments = useDepartments()
  const about = (work: Work) =>
    [
      words.step(work),
      work.itemDepartment && departments.nameOf(work.itemDepartment),
      work.assignee?.name,
      words.category(work),
      work.street && streets(work.street),
    ].filter(Boolean)
  return [
    {
      ...{ key: 'card', title: t('work.case'), width: 300, opens: true },
      render: (work) => (
        <span className="work-card">
          <span className="work-card-title">{work.title}</span>
          <span className="work-card-line">
            <DueChip due={work.urgentAt} now={now} />
            {work.supervised && <State tone="late">{t('case.supervised')}</State>}
          </span>
          <span className="hint">{about(work).join(' · ')}</span>
          <span className="hint figure">{work.number}</span>
        </span>
      ),
    },
  ]
}
