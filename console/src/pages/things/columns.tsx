import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../../days/days.ts'
import { useStreetNames } from '../../regions/streets.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { useSystemWords } from '../../things/manual.ts'
import { Marked } from '../../things/marked.tsx'
import { ThingStateMark } from '../../things/thing-state.tsx'
import { ValueWords } from '../../things/value-words.tsx'

/** Columns of a type: what every thing has, and its own fields. */
export function useThingColumns(type: ThingType, q: string): readonly Column<Thing>[] {
  const { t, i18n } = useTranslation()
  const streets = useStreetNames()
  const departments = useDepartments()
  const systemWords = useSystemWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('thing.name'),
        width: 220,
        opens: true,
        sorts: true,
        render: (thing) => <Marked text={thing.name} q={q} />,
      },
      ...codeColumn(type, q, language, t('thing.no-code')),
      ...type.fields.map((field) => fieldColumn(field, language)),
      {
        key: 'street',
        title: t('region.kind.street'),
        width: 120,
        render: ({ place }) => (place.street ? streets(place.street) : <Unknown why={t('thing.no-place')} />),
      },
      {
        key: 'department',
        title: t('thing.department'),
        width: 130,
        render: ({ department }) =>
          department ? departments.nameOf(department) : <Unknown why={t('thing.no-department')} />,
      },
      { key: 'state', title: t('thing.state'), width: 96, render: (thing) => <ThingStateMark thing={thing} /> },
      {
        key: 'updatedAt',
        title: t('thing.updated'),
        width: 150,
        sorts: true,
        render: ({ updatedAt }) => <span className="figure">{momentWords(updatedAt, language)}</span>,
      },
      { key: 'source', title: t('thing.source'), width: 160, render: ({ source }) => systemWords(source.system) },
    ],
    [type, q, language, streets, departments, systemWords, t],
  )
}

function codeColumn(type: ThingType, q: string, language: 'zh' | 'en', why: string): Column<Thing>[] {
  if (!type.code) return []
  return [
    {
      key: 'code',
      title: type.code.title[language],
      width: 176,
      sorts: true,
      render: ({ code }) => (code ? <Marked text={code} q={q} /> : <Unknown why={why} />),
    },
  ]
}

const FIGURES = new Set(['integer', 'decimal', 'money'])

function fieldColumn(field: Field, language: 'zh' | 'en'): Column<Thing> {
  const unit = field.unit?.[language]
  // The unit stands in the head.
  const bare = { ...field, unit: null }
  return {
    key: field.key,
    title: unit ? `${field.title[language]} (${unit})` : field.title[language],
    width: FIGURES.has(field.kind) ? 126 : 140,
    numeric: FIGURES.has(field.kind),
    sorts: field.sort,
    render: ({ attributes }) => <ValueWords field={bare} value={attributes[field.key]} />,
  }
}

/** What a list of this type shows first. */
export function firstColumns(type: ThingType): readonly string[] {
  const own = type.columns.length > 0 ? type.columns : type.fields.slice(0, 5).map(({ key }) => key)
  return ['name', ...(type.code ? ['code'] : []), ...own, 'street']
}
