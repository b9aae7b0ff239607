import { CORE_TARGETS, type CoreTarget } from '@citybrain/contract/engines/thing-import.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useTranslation } from 'react-i18next'

const STEPS = ['B', 'KB', 'MB', 'GB'] as const

/** 4.2 MB */
export function bytesWords(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), STEPS.length - 1)
  const figure = bytes / 1024 ** step
  return `${step === 0 ? figure : figure.toFixed(1)} ${STEPS[step]}`
}

/** Columns as Excel letters them, from 0: A, B … Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

/** What a column may say, in words: what every thing has, then the type's own fields. */
export function useTargets(type: ThingType | undefined): readonly { value: string; label: string }[] {
  const { t, i18n } = useTranslation()
  if (!type) return []
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const core = CORE_TARGETS.filter((target) => target !== '$code' || type.code !== null)
  const wordsOf = (target: CoreTarget) =>
    target === '$code' && type.code ? type.code.title[language] : t(`thing-import.target.${target}`)
  return [
    ...core.map((target) => ({ value: target, label: wordsOf(target) })),
    ...type.fields.map((field) => {
      const unit = field.unit ? ` (${field.unit[language]})` : ''
      return { value: field.key, label: `${field.title[language]}${unit}` }
    }),
  ]
}
