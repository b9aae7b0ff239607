import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import { differingKeys } from './changes.ts'
import { useKeyWords, valueAt } from './use-key-words.ts'

/** What was otherwise then than it is now. */
export function Differences({ type, then, now }: { type: ThingType; then: Thing; now: Thing }) {
  const { t } = useTranslation()
  const words = useKeyWords(type)
  const keys = differingKeys(then, now)
  return (
    <section className="panel panel-pad" aria-label={t('thing.differences')}>
      <h2 className="section-title">{t('thing.differences')}</h2>
      {keys.length === 0 ? (
        <p className="hint">{t('thing.no-differences')}</p>
      ) : (
        <table className="differences">
          <thead>
            <tr>
              <th scope="col">{t('condition.field')}</th>
              <th scope="col">{t('thing.then')}</th>
              <th scope="col">{t('thing.now')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{words.nameOf(key)}</th>
                <td>{words.wordsOf(key, valueAt(then, key))}</td>
                <td className="is-now">{words.wordsOf(key, valueAt(now, key))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
