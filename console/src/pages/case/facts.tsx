import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useClasses } from '../../cases/classes.ts'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { momentWords } from '../../days/days.ts'
import { RegionName } from '../../regions/region-name.tsx'
import { useStreetNames } from '../../regions/streets.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import { ValueWords } from '../../things/value-words.tsx'
import { useSay } from '../../words/say.ts'

/** What is known of the matter, by the type's own fields; what nobody has said is not listed. */
export function CaseFacts({ type, view }: { type: CaseType; view: CaseView }) {
  const { t } = useTranslation()
  const say = useSay()
  const { data } = view.state
  const said = type.fields.filter(({ key }) => (data[key] ?? null) !== null)
  return (
    <section className="panel panel-pad" aria-label={t('case.facts')}>
      <h2 className="section-title">{t('case.facts')}</h2>
      <dl className="thing-facts">
        <CoreFacts type={type} view={view} />
        {said.map((field) => (
          <Fact key={field.key} title={say(field.title)}>
            <ValueWords field={field} value={data[field.key]} />
          </Fact>
        ))}
      </dl>
    </section>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="thing-fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function CoreFacts({ type, view: { state } }: { type: CaseType; view: CaseView }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const streets = useStreetNames()
  const departments = useDepartments()
  const { soon } = useTimeWords()
  const { place, category, standard: chosen } = state
  const standard = type.standards.find(({ key }) => key === chosen)
  const source = type.sources.find(({ key }) => key === state.source)
  const path = category ? [...classes.above(category).map(({ title }) => title), classes.titleOf(category)] : []
  return (
    <>
      {type.categories && (
        <Fact title={t('case.class')}>
          {category ? (
            <>
              {path.map(say).join(' › ')} <span className="figure hint">{category}</span>
            </>
          ) : (
            <Unknown why={t('case.no-class-yet')} />
          )}
        </Fact>
      )}
      {standard && (
        <Fact title={t('case.standard')}>
          {say(standard.condition)}
          <span className="hint">{t('case.closes-when', { closing: say(standard.closing) })}</span>
        </Fact>
      )}
      <Fact title={t('case.address')}>{place.address ?? <Unknown why={t('case.no-address')} />}</Fact>
      <Fact title={t('case.regions')}>
        {place.street ? (
          <span className="parts">
            <span>{streets(place.street)}</span>
            {place.grid && (
              <span>
                <RegionName code={place.grid} />
              </span>
            )}
          </span>
        ) : (
          <Unknown why={t('thing.no-place')} />
        )}
      </Fact>
      <Fact title={t('case.department')}>
        {state.department ? departments.fullNameOf(state.department) : <Unknown why={t('case.no-department-yet')} />}
      </Fact>
      <Fact title={t('case.source')}>
        {source ? say(source.title) : state.source} <span className="hint">{state.opener.name}</span>
      </Fact>
      <Fact title={t('case.opened-at')}>
        <time dateTime={state.openedAt} title={momentWords(state.openedAt, i18n.language)}>
          {soon(state.openedAt)}
        </time>
      </Fact>
      {state.about && (
        <Fact title={t('case.about')}>
          <Link to={`/things/${state.about}`}>{t('case.about-link')}</Link>
        </Fact>
      )}
    </>
  )
}
