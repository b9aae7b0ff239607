import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import { isMasked, sayValue } from '../../things/value.ts'
import { useSay } from '../../words/say.ts'
import { useClassTable } from '../session/day.ts'

/** What is known of the matter, and where it lies. */
export function Facts({ view, type }: { readonly view: CaseView; readonly type: CaseType }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const table = useClassTable(type)
  const { data, place, category } = view.state
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const tables = table.data ? [table.data.value] : []
  const saying = { tables, language, yes: t('field.yes'), no: t('field.no') } as const
  const entry = tables[0]?.entries.find(({ code }) => code === category)
  const rows = type.fields.flatMap((field) => {
    const value = data[field.key]
    if (value === null || value === undefined) return []
    return [[say(field.title), isMasked(value) ? t('field.masked') : sayValue(field, value, saying).words] as const]
  })
  const [lon, lat] = place.position ?? []
  return (
    <section>
      <h2>{t('field.facts')}</h2>
      <dl className="p-answers p-answers-plain">
        <Row name={t('field.number')}>{view.number}</Row>
        {entry && <Row name={t('field.report-class')}>{say(entry.title)}</Row>}
        {rows.map(([name, words]) => (
          <Row key={name} name={name}>
            {words}
          </Row>
        ))}
        <Row name={t('field.place')}>
          {place.address ?? (lon === undefined ? t('field.no-place') : '')}
          {lon !== undefined && lat !== undefined && (
            <>
              {' '}
              <a className="f-geo" href={`geo:${lat},${lon}`}>
                {lon.toFixed(5)}, {lat.toFixed(5)}
              </a>
            </>
          )}
        </Row>
      </dl>
    </section>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
