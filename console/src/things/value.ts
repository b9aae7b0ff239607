import type { FieldValue, Masked } from '@citybrain/contract/engines/thing.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import { grouped, spoken } from './figures.ts'

type Language = 'zh' | 'en'

export function isMasked(value: unknown): value is Masked {
  return typeof value === 'object' && value !== null && 'masked' in value
}

interface Said {
  readonly words: string
  /** The exact figure or the bare code, where the words say something rounder. */
  readonly exact: string | null
}

interface Saying {
  readonly tables: readonly CodeTable[]
  readonly language: Language
  readonly yes: string
  readonly no: string
}

/** A known value in words, with its unit. */
export function sayValue(field: Field, value: Exclude<FieldValue, null | Masked>, saying: Saying): Said {
  const { language } = saying
  const unit = field.unit ? ` ${field.unit[language]}` : ''
  const plain = (words: string): Said => ({ words, exact: null })
  switch (field.kind) {
    case 'flag':
      return plain(value === true ? saying.yes : saying.no)
    case 'integer':
      return plain(`${isYear(field) ? value : grouped(String(value))}${unit}`)
    case 'decimal':
      return plain(`${grouped(String(value))}${unit}`)
    case 'money': {
      const round = spoken(String(value), language)
      const exact = `${grouped(String(value))}${unit}`
      return round ? { words: `${round}${language === 'en' ? unit : unit.trim()}`, exact } : plain(exact)
    }
    case 'choice': {
      const titles = new Map(field.choices.map((one) => [one.value, one.title[language]]))
      const values = Array.isArray(value) ? value : [String(value)]
      return plain(values.map((one) => titles.get(one) ?? one).join(language === 'en' ? ', ' : '、'))
    }
    case 'code': {
      const table = saying.tables.find((one) => one.key === field.table)
      const title = table?.entries.find((entry) => entry.code === value)?.title[language]
      return title ? { words: title, exact: String(value) } : plain(String(value))
    }
    default:
      return plain(`${value}${unit}`)
  }
}

/** Years are no quantities: `1998`, not `1,998`. */
function isYear(field: Field): boolean {
  return field.kind === 'integer' && field.unit === null && field.min !== null && field.min >= 1000
}
