import type { QualityReport, RuleReport } from '@citybrain/contract/engines/quality.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { percentWords } from '../../figures/percent.ts'
import { Unknown } from '../../register/row-facts.tsx'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { Score } from './score.tsx'

/** Every type with its score and the rule that is broken most. */
export function TypeTable({ reports }: { reports: readonly QualityReport[] }) {
  const { t } = useTranslation()
  const columns = useColumns()
  const navigate = useNavigate()
  const hrefOf = ({ type }: QualityReport) => `/quality?type=${type}`
  return (
    <Grid
      label={t('quality.types')}
      rowHeight={44}
      columns={columns}
      rows={reports}
      keyOf={({ type }) => type}
      hrefOf={hrefOf}
      onOpen={(report) => void navigate(hrefOf(report))}
    />
  )
}

/** The rule that weighs most among those that fail. */
function weakest(rules: readonly RuleReport[]): RuleReport | undefined {
  const loss = ({ rule, checked, passed }: RuleReport) => (checked === 0 ? 0 : rule.weight * (1 - passed / checked))
  return rules.filter((one) => one.passed < one.checked).sort((a, b) => loss(b) - loss(a))[0]
}

function useColumns(): readonly Column<QualityReport>[] {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const say = useSay()
  return useMemo(
    () => [
      {
        key: 'type',
        title: t('things.type'),
        width: 200,
        opens: true,
        render: ({ type }) => say(typeOf(type)?.title ?? { zh: type, en: type }),
      },
      {
        key: 'things',
        title: t('quality.things'),
        width: 110,
        numeric: true,
        render: ({ at, things }) => (at ? things.toLocaleString('en-US') : <Unknown why={t('quality.never')} />),
      },
      { key: 'score', title: t('quality.score'), width: 150, render: ({ score }) => <Score score={score} /> },
      {
        key: 'weakest',
        title: t('quality.weakest'),
        width: 320,
        render: ({ at, rules, score }) => {
          const found = weakest(rules)
          if (!at) return <Unknown why={t('quality.never')} />
          if (rules.length === 0) return t('quality.no-rules')
          if (!found) return score === null ? <Unknown why={t('quality.no-score')} /> : t('quality.all-hold')
          return t('quality.rule-share', {
            rule: say(found.rule.title),
            share: percentWords(found.passed, found.checked),
          })
        },
      },
      {
        key: 'at',
        title: t('quality.at'),
        width: 160,
        render: ({ at }) => (at ? momentWords(at, i18n.language) : <Unknown why={t('quality.never')} />),
      },
    ],
    [t, i18n.language, say, typeOf],
  )
}
