import type { FigureGroup, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaseTypes } from '../../api/cases.ts'
import { useClasses } from '../../cases/classes.ts'
import { useStreetNames } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'

/** What a row is called. */
export function useRowName(
  by: FigureGroup,
  type: string,
): (row: Pick<FigureRow, 'key' | 'unknown' | 'name'>) => string {
  const { t } = useTranslation()
  const say = useSay()
  const { nameOf } = useDepartments()
  const streetOf = useStreetNames()
  const { titleOf } = useClasses(useCaseTypes().data?.types.find(({ key }) => key === type))
  return useCallback(
    ({ key, unknown, name }) => {
      if (key === null) return t(unknown ? 'evaluation.nobodys' : 'evaluation.all')
      if (by === 'person') return name ?? t('evaluation.left')
      if (by === 'day' || by === 'month') return key
      if (by === 'class') return say(titleOf(key))
      return by === 'street' ? streetOf(key) : nameOf(key)
    },
    [t, say, by, nameOf, streetOf, titleOf],
  )
}
