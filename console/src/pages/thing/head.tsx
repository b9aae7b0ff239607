import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { useStreetNames } from '../../regions/streets.ts'
import { useSystemWords } from '../../things/manual.ts'
import { ThingStateMark } from '../../things/thing-state.tsx'

/** Name, state, and one sentence that says what it is, where, how much is known and who said so last. */
export function ThingHead({ type, thing }: { type: ThingType; thing: Thing }) {
  const { t, i18n } = useTranslation()
  const streets = useStreetNames()
  const systemWords = useSystemWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const known = type.fields.filter(({ key }) => (thing.attributes[key] ?? null) !== null).length
  const what = type.title[language]
  const opening = thing.place.street
    ? t('thing.sentence-where', { what, where: streets(thing.place.street) })
    : t('thing.sentence-nowhere', { what })
  return (
    <header className="thing-head">
      <p className="crumb no-print">
        <Link to="/things">{t('nav.things')}</Link> › <Link to={`/things?type=${type.key}`}>{what}</Link>
      </p>
      <div className="thing-title">
        <h1 className="page-title">{thing.name}</h1>
        <ThingStateMark thing={thing} />
        {thing.code && <span className="figure hint">{thing.code}</span>}
      </div>
      <p className="lede">
        {opening}
        {type.fields.length > 0 && t('thing.sentence-known', { known, count: type.fields.length })}
        {t('thing.sentence-source', {
          source: systemWords(thing.source.system),
          at: momentWords(thing.updatedAt, language),
        })}
        {thing.endedOn && t('thing.sentence-ended', { on: thing.endedOn })}
      </p>
    </header>
  )
}
