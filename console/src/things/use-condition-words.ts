import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'
import type { Condition } from './condition.ts'
import { useTypes } from './types.ts'
import { sayValue } from './value.ts'

/** A condition as a sentence: `地上层数 ≥ 7 层`. */
export function useConditionWords(type: ThingType): (condition: Condition) => string {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return ({ field: key, operator, value }) => {
    const field = type.fields.find((one) => one.key === key)
    const title = field?.title[language] ?? key
    if (operator === 'is') return `${title} ${t(value === 'known' ? 'condition.known' : 'condition.unknown')}`
    const saying = { tables, language, yes: t('value.yes'), no: t('value.no') } as const
    const said = field
      ? value
          .split(operator === 'in' ? ',' : '\n')
          .map((one) => sayValue(field, typedValue(field.kind, one), saying).words)
      : [value]
    return `${title} ${t(`condition.${operator}`)} ${said.join(language === 'en' ? ', ' : '、')}`
  }
}

function typedValue(kind: string, text: string): string | boolean {
  return kind === 'flag' ? text === 'true' : text
}
