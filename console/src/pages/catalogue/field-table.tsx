import type { DataResource } from '@citybrain/contract/engines/catalogue.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import { percentWords } from '../../figures/percent.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useSay } from '../../words/say.ts'

/** The fields of a resource: unit, where the definition comes from, who may see it, how far it is filled in. */
export function FieldTable({ type, resource }: { type: ThingType; resource: DataResource }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <section className="panel panel-pad" aria-labelledby="catalogue-fields">
      <h2 className="section-title" id="catalogue-fields">
        {t('catalogue.fields')}
      </h2>
      <div className="catalogue-scroll">
        <table className="quality-list">
          <thead>
            <tr>
              <th scope="col">{t('condition.field')}</th>
              <th scope="col">{t('catalogue.unit')}</th>
              <th scope="col">{t('catalogue.privacy')}</th>
              <th scope="col" className="numeric">
                {t('catalogue.filled')}
              </th>
              <th scope="col">{t('catalogue.source')}</th>
            </tr>
          </thead>
          <tbody>
            {type.fields.map((field) => (
              <tr key={field.key}>
                <th scope="row">{say(field.title)}</th>
                <td>{field.unit ? say(field.unit) : ''}</td>
                <td>{t(`privacy.${field.privacy}`)}</td>
                <td className="numeric">
                  {resource.measured > 0 ? (
                    percentWords(resource.known[field.key] ?? 0, resource.measured)
                  ) : (
                    <Unknown why={t('quality.never')} />
                  )}
                </td>
                <td>{field.source ? say(field.source.note) : <Unknown why={t('catalogue.no-source')} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
