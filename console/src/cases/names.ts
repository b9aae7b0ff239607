import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Names } from '@citybrain/rules/casework/history.ts'
import { useTranslation } from 'react-i18next'
import { useCasesOf } from '../api/cases.ts'
import { useDepartments } from '../session/session.ts'
import { useClasses } from './classes.ts'

type Tied = Pick<CaseState, 'parent' | 'children' | 'mergedInto'>

/** What codes and ids in the history of a case are called. */
export function useNames(type: CaseType, state: Tied): Names {
  const { t } = useTranslation()
  const departments = useDepartments()
  const classes = useClasses(type)
  const others = useCasesOf(relatedTo(state))
  return {
    departmentOf: (code): Words => departments.all.find((one) => one.code === code)?.short ?? { zh: code, en: code },
    classOf: (code) => classes.titleOf(code),
    caseOf: (id) => others.get(id)?.number ?? t('case.unseen'),
  }
}

/** Cases that this one came from, opened, or went into. */
export const relatedTo = ({ parent, children, mergedInto }: Tied) => [
  ...new Set([parent, mergedInto, ...children.map(({ id }) => id)].filter((id) => id !== null)),
]
