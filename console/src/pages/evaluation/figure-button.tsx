import type { FigureValue } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { useSay } from '../../words/say.ts'

/** Which row's cases are shown: a key, those of nobody, or all together. */
export const ALL_TOGETHER = '*'

interface Props {
  readonly figure: CaseFigure
  readonly value: FigureValue | undefined
  readonly group: string
  readonly of: string
}

/** A figure's value with what it is made of; pressing it shows the cases behind it. */
export function FigureButton({ figure, value, group, of }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const [, set] = useAddress()
  if (!value) return null
  const isRate = value.denominator !== null
  if (isRate && value.rate === null) return <span className="evaluation-nothing">{t('evaluation.no-data')}</span>
  const words = isRate ? `${value.rate}%` : String(value.numerator)
  return (
    <button
      type="button"
      className="evaluation-figure"
      onClick={() => set({ figure: figure.key, group, part: 'numerator' })}
    >
      <span className="visually-hidden">{t('evaluation.open', { of, figure: say(figure.title) })} </span>
      <span className="figure">{words}</span>
      {isRate && (
        <span className="hint figure">
          {value.numerator}/{value.denominator}
        </span>
      )}
    </button>
  )
}
