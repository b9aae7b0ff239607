import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { figureWords } from '@citybrain/rules/words/target.ts'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type zh from '../messages/zh.json'
import { useDepartments } from '../session/session.ts'
import { listWords } from '../words/list.ts'

type Key = keyof typeof zh

/** Names of the fields that people see; a field that is missing here is not shown to them. */
export const FIELD_NAMES = {
  kind: 'field.kind',
  state: 'field.state',
  subject: 'field.subject',
  action: 'field.action',
  comparator: 'field.comparator',
  value: 'field.value',
  unit: 'field.unit',
  measure: 'field.measure',
  direction: 'field.direction',
  strict: 'field.strict',
  period: 'field.period',
  deadline: 'field.deadline',
  strength: 'field.strength',
  baseline: 'field.baseline',
  assigner: 'field.assigner',
  leads: 'field.leads',
  coOperating: 'field.co-operating',
  leader: 'field.leader',
  milestone: 'field.milestone',
  dueOn: 'field.due',
  nextReportOn: 'field.next-report',
  evidence: 'field.evidence',
  note: 'field.note',
  quote: 'field.quote',
  phase: 'field.phase',
} as const satisfies Partial<Record<keyof Commitment, Key>>

/** Fields whose values are words of ours: prefix of their messages. */
const CODED: Partial<Record<string, string>> = {
  kind: 'kind',
  state: 'review-state',
  comparator: 'comparator',
  measure: 'measure',
  direction: 'direction',
  phase: 'phase',
}

export interface FieldWords {
  nameOf(field: string): string
  wordsOf(field: string, value: unknown): string
}

/** Names and values of a row's fields as people read them. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const nameOf = useCallback(
    (field: string) => (field in FIELD_NAMES ? t(FIELD_NAMES[field as keyof typeof FIELD_NAMES]) : field),
    [t],
  )
  const wordsOf = useCallback(
    (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('value.none')
      if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
      if (field === 'value')
        return [value]
          .flat()
          .map((one) => figureWords(String(one), null, i18n.language))
          .join('–')
      const prefix = CODED[field]
      if (prefix) return t(`${prefix}.${String(value)}` as Key)
      if (!Array.isArray(value)) return String(value)
      if (value.length === 0) return t('value.none')
      const names = value.map((one) => departments.nameOf(String(one)))
      return names.length > 4
        ? t('value.many', { name: names[0], count: names.length })
        : listWords(names, i18n.language)
    },
    [t, i18n.language, departments],
  )
  return useMemo(() => ({ nameOf, wordsOf }), [nameOf, wordsOf])
}
