import { type DuplicateSearch, DuplicateState } from '@citybrain/contract/engines/duplicate.ts'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { LEAST_SCORES, type Wanted } from './use-duplicates.ts'

/** What is looked at: of which type, how likely, and whether somebody has decided. */
export function PairTools({ wanted, searches }: { wanted: Wanted; searches: readonly DuplicateSearch[] }) {
  const { t } = useTranslation()
  const { typeOf } = useTypes()
  const say = useSay()
  const options = searches.flatMap(({ type, open }) => {
    const known = typeOf(type)
    return known ? [{ value: type, label: `${say(known.title)}（${open}）` }] : []
  })
  return (
    <div className="tools list-tools">
      <Segmented<DuplicateState>
        aria-label={t('duplicates.state')}
        value={wanted.state}
        onChange={(state) => wanted.set({ state: state === 'open' ? null : state, pair: null })}
        options={DuplicateState.options.map((one) => ({ value: one, label: t(`duplicates.state.${one}`) }))}
      />
      <Select
        aria-label={t('things.type')}
        popupMatchSelectWidth={false}
        value={wanted.type ?? ''}
        onChange={(type) => wanted.set({ type, pair: null })}
        options={[{ value: '', label: t('duplicates.all-types') }, ...options]}
      />
      <Select
        aria-label={t('duplicates.score')}
        popupMatchSelectWidth={false}
        value={wanted.least}
        onChange={(least) => wanted.set({ least: least === LEAST_SCORES[0] ? null : String(least), pair: null })}
        options={LEAST_SCORES.map((one) => ({ value: one, label: t('duplicates.least', { score: one }) }))}
      />
    </div>
  )
}
