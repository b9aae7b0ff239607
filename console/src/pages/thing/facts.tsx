import type { Thing, ValueLineage } from '@citybrain/contract/engines/thing.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RegionName } from '../../regions/region-name.tsx'
import { useStreetNames } from '../../regions/streets.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import { listWords } from '../../words/list.ts'
import { FieldFact } from './field-fact.tsx'
import { Lineage } from './lineage.tsx'

interface Props {
  readonly type: ThingType
  readonly thing: Thing
  readonly lineage: Readonly<Record<string, ValueLineage>>
  readonly editable: boolean
}

/** What is known, in groups; each value leads to where it comes from. */
export function Facts({ type, thing, lineage, editable }: Props) {
  const { t } = useTranslation()
  const open = type.fields.filter((field) => isCleared('internal', field.privacy))
  const guarded = type.fields.filter((field) => !isCleared('internal', field.privacy))
  const group = (title: string, fields: readonly Field[]) =>
    fields.length > 0 && (
      <FactGroup title={title}>
        {fields.map((field) => (
          <FieldFact
            key={field.key}
            type={type}
            field={field}
            thing={thing}
            lineage={lineage[field.key]}
            editable={editable}
          />
        ))}
      </FactGroup>
    )
  return (
    <>
      <FactGroup title={t('thing.identity')}>
        <CoreFacts type={type} thing={thing} lineage={lineage} />
      </FactGroup>
      {group(t('thing.attributes'), open)}
      {group(t('thing.guarded'), guarded)}
    </>
  )
}

function FactGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel panel-pad fact-group" aria-label={title}>
      <h2 className="section-title">{title}</h2>
      <dl className="thing-facts">{children}</dl>
    </section>
  )
}

function CoreFacts({ type, thing, lineage }: Omit<Props, 'editable'>) {
  const { t, i18n } = useTranslation()
  const streets = useStreetNames()
  const departments = useDepartments()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { street, community, grid } = thing.place
  const facts: { key: string; title: string; value: ReactNode; why: string }[] = [
    { key: '$name', title: t('thing.name'), value: thing.name, why: '' },
    ...(type.code
      ? [{ key: '$code', title: type.code.title[language], value: thing.code, why: t('thing.no-code') }]
      : []),
    {
      key: '$aliases',
      title: t('thing.aliases'),
      value: listWords(thing.aliases, language) || null,
      why: t('thing.no-aliases'),
    },
    { key: '$street', title: t('region.kind.street'), value: street && streets(street), why: t('thing.no-place') },
    {
      key: '$community',
      title: t('region.kind.community'),
      value: community && <RegionName code={community} />,
      why: t('thing.no-place'),
    },
    { key: '$grid', title: t('region.kind.grid'), value: grid && <RegionName code={grid} />, why: t('thing.no-place') },
    {
      key: '$department',
      title: t('thing.department'),
      value: thing.department && departments.nameOf(thing.department),
      why: t('thing.no-department'),
    },
  ]
  return facts.map(({ key, title, value, why }) => (
    <div key={key} className="thing-fact">
      <dt>{title}</dt>
      <dd>{value ? <Lineage lineage={lineage[key] ?? lineage.$geometry}>{value}</Lineage> : <Unknown why={why} />}</dd>
    </div>
  ))
}
