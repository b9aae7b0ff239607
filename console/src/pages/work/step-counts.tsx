import type { countWork } from '@citybrain/contract/api/cases.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import type { useWorkAddress } from '../../cases/use-work.ts'
import { useWorkWords } from '../../cases/use-work-columns.tsx'

interface Props {
  readonly types: readonly CaseType[]
  readonly steps: RouteReply<typeof countWork>['steps']
  readonly address: ReturnType<typeof useWorkAddress>
}

/** How much open work stands in each step, in the order of the flow; pressing one shows it alone. */
export function StepCounts({ types, steps, address: { asked, set } }: Props) {
  const { t } = useTranslation()
  const words = useWorkWords(types)
  if (steps.length === 0) return null
  const place = ({ type, step }: (typeof steps)[number]) => {
    const at = types.findIndex(({ key }) => key === type)
    return at * 1000 + (types[at]?.steps.findIndex(({ key }) => key === step) ?? 0)
  }
  const inOrder = [...steps].sort((one, other) => place(one) - place(other))
  return (
    <ul className="step-counts" aria-label={t('work.by-step')}>
      {inOrder.map((one) => {
        const isChosen = asked.type === one.type && asked.step === one.step
        return (
          <li key={`${one.type} ${one.step}`}>
            <button
              type="button"
              className="step-count"
              aria-pressed={isChosen}
              onClick={() =>
                set(isChosen ? { type: null, step: null } : { type: one.type, step: one.step, whose: 'any' })
              }
            >
              <span>{words.step(one)}</span> <strong className="figure">{one.open}</strong>
              {one.overdue > 0 && <span className="step-late">{t('work.late-count', { count: one.overdue })}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
