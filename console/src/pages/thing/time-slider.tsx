import type { Fact, Thing } from '@citybrain/contract/engines/thing.ts'
import { DatePicker, Slider } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useThingHistory, type When } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useSession } from '../../session/session.ts'
import { dayOfInstant, stepsOf } from './time-steps.ts'

/** Through both times of a thing: as it was true on a day, and as it was known on a day. */
export function TimeSlider({ thing, when }: { thing: Thing; when: When }) {
  const { t } = useTranslation()
  const { today } = useSession()
  const history = useThingHistory(thing.id)
  const facts = history.data ?? NO_FACTS
  const valid = useMemo(
    () =>
      stepsOf(
        facts.map(({ validFrom }) => validFrom),
        today,
      ),
    [facts, today],
  )
  const known = useMemo(
    () =>
      stepsOf(
        facts.map(({ knownAt }) => dayOfInstant(knownAt)),
        today,
      ),
    [facts, today],
  )
  return (
    <section className="time-slider no-print" aria-label={t('thing.time')}>
      <TimeLine name="asOf" words={t('thing.as-of')} steps={valid} chosen={when.asOf ?? today} />
      <TimeLine name="knownOn" words={t('thing.known-on')} steps={known} chosen={when.knownOn ?? today} />
    </section>
  )
}

const NO_FACTS: readonly Fact[] = []

interface LineProps {
  readonly name: 'asOf' | 'knownOn'
  readonly words: string
  /** Days on which something changes, the last one today. */
  readonly steps: readonly string[]
  readonly chosen: string
}

function TimeLine({ name, words, steps, chosen }: LineProps) {
  const { today } = useSession()
  const [, set] = useAddress()
  const choose = (day: string | null) => set({ [name]: day === null || day === today ? null : day })
  // The step whose stretch the chosen day lies in.
  const at = Math.max(
    steps.findLastIndex((day) => day <= chosen),
    0,
  )
  return (
    <div className="time-line">
      <span className="time-words" id={`time-${name}`}>
        {words}
      </span>
      <Slider
        className="time-track"
        min={0}
        max={Math.max(steps.length - 1, 1)}
        disabled={steps.length < 2}
        value={at}
        dots
        onChange={(step: number) => choose(steps[step] ?? null)}
        tooltip={{ formatter: (step) => steps[step ?? 0] ?? '' }}
        ariaLabelledByForHandle={`time-${name}`}
        ariaValueTextFormatterForHandle={(step) => steps[step] ?? ''}
      />
      <DatePicker
        allowClear={false}
        aria-label={words}
        value={toPicker(chosen)}
        onChange={(day) => choose(fromPicker(day))}
        {...(name === 'knownOn' ? { disabledDate: (day) => day.format('YYYY-MM-DD') > today } : {})}
      />
    </div>
  )
}
