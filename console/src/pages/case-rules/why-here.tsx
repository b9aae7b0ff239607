import { whoGetsWork } from '@citybrain/contract/api/responsibility.ts'
import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useClasses } from '../../cases/classes.ts'
import { useStreets } from '../../regions/streets.ts'
import { useSay } from '../../words/say.ts'
import { routedSteps, useRuleWords } from './rules.ts'

interface Props {
  readonly types: readonly CaseType[]
  readonly rules: readonly CaseRule[]
}

/** Where a piece of work would go, by which rule, and why: the server decides it as when work is sent. */
export function WhyHere({ types, rules }: Props) {
  const { t } = useTranslation()
  const say = useSay()
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
      <Answer asked={{ type: type.key, step, category, street, off }} type={type} rules={rules} />
    </section>
  )
}

interface Asked {
  readonly type: string
  readonly step: string
  readonly category: string | null
  readonly street: string | null
  readonly off: boolean
}

function Answer({ asked, type: of, rules }: { asked: Asked; type: CaseType; rules: readonly CaseRule[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const ruleWords = useRuleWords(of)
  const { type, step, category, street, off } = asked
  const answer = useQuery({
    // Anew when a rule has changed.
    queryKey: ['case-rules', 'answer', asked, rules],
    queryFn: ({ signal }) =>
      call(whoGetsWork, {
        query: {
          ...{ type, step, hours: off ? 'off' : 'working' },
          ...(category && { category }),
          ...(street && { region: street }),
        },
        signal,
      }),
  })
  const { data } = answer
  return (
    <div role="status" className="why-answer">
      {answer.isPending && <p>{t('state.loading')}</p>}
      {answer.isError && <p>{words(answer.error)}</p>}
      {data && (
        <>
          <p>
            {say(data.because)}
            {data.people.length > 0 &&
              ` ${t('case-rule.answer-people', { people: data.people.map(({ name }) => name).join('、') })}`}
            {data.rule && (
              <span className="hint">
                {' '}
                {[
                  ruleWords.category(data.rule),
                  ruleWords.region(data.rule),
                  ruleWords.hours(data.rule),
                  data.rule.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
          </p>
          {data.passedOver.map(({ rule, because }) => (
            <p key={rule} className="hint">
              {t('case-rule.passed-over', { because: say(because) })}
            </p>
          ))}
        </>
      )}
    </div>
  )
}
