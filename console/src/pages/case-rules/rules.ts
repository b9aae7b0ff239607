import { deleteCaseRule, listCaseRules, saveCaseRule } from '@citybrain/contract/api/case-rules.ts'
import type { CaseRule, CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useClasses } from '../../cases/classes.ts'
import { useStreetNames } from '../../regions/streets.ts'
import { useSay } from '../../words/say.ts'

const KEY = ['case-rules'] as const

export function useCaseRules() {
  return useQuery({ queryKey: KEY, queryFn: async () => (await call(listCaseRules, { query: {} })).rules })
}

/** Saving a rule, and taking one away; both upon the revision that was seen. */
export function useRuleChange(onDone: () => void) {
  const queries = useQueryClient()
  const onSuccess = async () => {
    onDone()
    await queries.invalidateQueries({ queryKey: KEY })
  }
  const save = useMutation({
    mutationFn: ({ id, revision, rule }: { id: string; revision: number; rule: CaseRuleDraft }) =>
      call(saveCaseRule, { params: { rule: id }, body: { rule, revision } }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: ({ id, revision }: Pick<CaseRule, 'id' | 'revision'>) =>
      call(deleteCaseRule, { params: { rule: id }, query: { revision } }),
    onSuccess,
  })
  return { save, remove }
}

/** Steps whose department rules may propose. */
export const routedSteps = (type: CaseType) =>
  type.steps.filter((step) => step.kind === 'task' && step.department === 'routed')

/** For what a rule holds, in words: its class, its place, its hours. */
export function useRuleWords(type: CaseType) {
  const { t } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const streets = useStreetNames()
  return {
    step: ({ step }: Pick<CaseRule, 'step'>) => {
      const found = type.steps.find(({ key }) => key === step)
      return found ? say(found.title) : step
    },
    category: ({ category }: Pick<CaseRule, 'category'>) =>
      category ? `${say(classes.titleOf(category))} ${category}` : t('case-rule.every-class'),
    region: ({ region }: Pick<CaseRule, 'region'>) => (region ? streets(region) : t('case-rule.whole-district')),
    hours: ({ hours }: Pick<CaseRule, 'hours'>) => t(`case-rule.hours.${hours}`),
  }
}
