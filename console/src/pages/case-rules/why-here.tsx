import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { ruleFor } from '@citybrain/rules/casework/routing.ts'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClasses } from '../../cases/classes.ts'
import { useStreets } from '../../regions/streets.ts'
import { useDepartments, useSession } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { routedSteps, useRuleWords } from './rules.ts'

interface Props {
  readonly types: readonly CaseType[]
  readonly rules: readonly CaseRule[]
}

/** Where a piece of work would go, and by which rule: decided here by the same code as in the server. */
export function WhyHere({ types, rules }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const { today } = useSession()
  const streets = useStreets()
  const [chosen, setChosen] = useState<string | null>(null)
  const [category, setCategory] = useState<string | null>(null)
  const [street, setStreet] = useState<string | null>(null)
  const [off, setOff] = useState(false)
  const options = types.flatMap((type) =>
    routedSteps(type).map((step) => ({
      value: `${type.key} ${step.key}`,
      label: `${say(type.title)} · ${say(step.title)}`,
    })),
  )
  const [typeKey, step = ''] = (chosen ?? options[0]?.value ?? '').split(' ')
  const type = types.find(({ key }) => key === typeKey)
  const classes = useClasses(type)
  if (!type) return null
  const place = { position: null, address: null, street, community: null, grid: null }
  const found = ruleFor(rules, { type: type.key, step, category, place, today, working: !off })
  return (
    <section className="panel panel-pad why-here" aria-label={t('case-rule.why')}>
      <h2 className="section-title">{t('case-rule.why')}</h2>
      <div className="tools">
        <Select
          aria-label={t('case-rule.step')}
          value={`${type.key} ${step}`}
          options={options}
          onChange={setChosen}
          popupMatchSelectWidth={false}
        />
        <Select
          allowClear
          className="work-choice"
          aria-label={t('case-rule.class')}
          placeholder={t('case-rule.class')}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={category}
          options={classes.all.map(({ code, title }) => ({ value: code as string, label: `${say(title)} ${code}` }))}
          onChange={(code: string | null) => setCategory(code ?? null)}
        />
        <Select
          allowClear
          className="work-choice"
          aria-label={t('region.kind.street')}
          placeholder={t('region.kind.street')}
          value={street}
          options={streets.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string | null) => setStreet(code ?? null)}
        />
        <Checkbox checked={off} onChange={({ target }) => setOff(target.checked)}>
          {t('case-rule.hours.off')}
        </Checkbox>
      </div>
      <Answer type={type} rule={found} />
    </section>
  )
}

function Answer({ type, rule }: { type: CaseType; rule: CaseRule | null }) {
  const { t } = useTranslation()
  const words = useRuleWords(type)
  const departments = useDepartments()
  if (!rule)
    return (
      <p role="status" className="why-answer">
        {t('case-rule.no-answer')}
      </p>
    )
  return (
    <p role="status" className="why-answer">
      {t('case-rule.answer', {
        department: rule.department ? departments.nameOf(rule.department) : t('case-rule.to-person'),
        category: words.category(rule),
        region: words.region(rule),
        hours: words.hours(rule),
      })}
      {rule.note && <span className="hint"> {rule.note}</span>}
    </p>
  )
}
