import { useTranslation } from 'react-i18next'
import { Unknown } from '../../register/row-facts.tsx'
import { State, type Tone } from '../../words/state.tsx'

/** From these scores on data are good, or fair; below they hold up work. */
const GOOD = 90
const FAIR = 70

/** A score as figure, colour and word; unknown where nothing could be checked. */
export function Score({ score }: { score: number | null }) {
  const { t } = useTranslation()
  if (score === null) return <Unknown why={t('quality.no-score')} />
  const tone: Tone = score >= GOOD ? 'on-track' : score >= FAIR ? 'at-risk' : 'late'
  return <State tone={tone}>{t(`quality.${tone}`, { score: score.toFixed(1) })}</State>
}
