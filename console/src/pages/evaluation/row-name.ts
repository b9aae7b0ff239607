import type { FigureGroup, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStreetNames } from '../../regions/streets.ts'
import { useDepartments } from '../../session/session.ts'

/** What a row is called. */
export function useRowName(by: FigureGroup): (row: Pick<FigureRow, 'key' | 'unknown' | 'name'>) => string {
  const { t } = useTranslation()
  const { nameOf } = useDepartments()
  const streetOf = useStreetNames()
  return useCallback(
    ({ key, unknown, name }) => {
      if (key === null) return t(unknown ? 'evaluation.nobodys' : 'evaluation.all')
      if (by === 'person') return name ?? t('evaluation.left')
      return by === 'street' ? streetOf(key) : nameOf(key)
    },
    [t, by, nameOf, streetOf],
  )
}
