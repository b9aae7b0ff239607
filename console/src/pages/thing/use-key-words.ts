import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import { useStreetNames } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { isMasked, sayValue } from '../../things/value.ts'
import { listWords } from '../../words/list.ts'

/** Names of keys and their values in words, for histories, differences and conflicts. */
export function useKeyWords(type: ThingType) {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  const streets = useStreetNames()
  const departments = useDepartments()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const saying = { tables, language, yes: t('value.yes'), no: t('value.no') } as const

  /** Of a field's key, or of a core key with or without its `$`. */
  function nameOf(key: string): string {
    const bare = key.replace(/^attributes\.|^\$/, '')
    const field = key.startsWith('$') ? undefined : type.fields.find((one) => one.key === bare)
    if (field) return field.title[language]
    switch (bare) {
      case 'name':
        return t('thing.name')
      case 'code':
        return type.code?.title[language] ?? t('thing.code')
      case 'aliases':
        return t('thing.aliases')
      case 'department':
        return t('thing.department')
      case 'geometry':
        return t('thing.place')
      case 'street':
      case 'community':
        return t(`region.kind.${bare}`)
      case 'place':
        return t('thing.region')
      case 'state':
      case 'ended':
      case 'merged':
        return t('thing.state')
      default:
        return bare
    }
  }

  function wordsOf(key: string, value: unknown): string {
    if (value === null || value === undefined) return t('thing.not-known')
    if (isMasked(value)) return value.shown ?? t('thing.hidden-short')
    const bare = key.replace(/^attributes\.|^\$/, '')
    const field = key.startsWith('$') ? undefined : type.fields.find((one) => one.key === bare)
    if (field) return sayValue(field, value as Parameters<typeof sayValue>[1], saying).words
    if (bare === 'geometry') return t('thing.place-given')
    if (bare === 'department') return departments.nameOf(String(value))
    if (bare === 'street') return streets(String(value))
    if (bare === 'state') return t(`thing.state.${value as Thing['state']}`)
    if (bare === 'place') return placeWords(value as Thing['place'])
    if (!Array.isArray(value)) return String(value)
    return value.length > 0 ? listWords(value.map(String), language) : t('thing.no-aliases')
  }

  function placeWords({ street, community, grid }: Thing['place']): string {
    const parts = [street && streets(street), community, grid].filter((one) => one !== null)
    return parts.length > 0 ? parts.join(' · ') : t('thing.not-known')
  }

  return { nameOf, wordsOf }
}

/** The value under a key as `differingKeys` names it. */
export function valueAt(thing: Thing, key: string): unknown {
  if (key.startsWith('attributes.')) return thing.attributes[key.slice('attributes.'.length)]
  return thing[key as keyof Thing]
}
