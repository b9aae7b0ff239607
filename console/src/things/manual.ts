import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Name under which the registry keeps what people enter here. */
export const MANUAL = 'city-brain'

/** How sure the district's own data is, as the registry writes it behind the name of the source. */
const SURENESS = {
  已核实: 'verified',
  凭记忆: 'from-memory',
  推算: 'derived',
  建议: 'proposal',
} as const
const DISTRICT_DATA = /^district（(.+)）$/

/** The name of a source system as a person reads it. */
export function useSystemWords(): (system: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (system: string) => {
      if (system === MANUAL) return t('thing.by-hand')
      const said = DISTRICT_DATA.exec(system)?.[1] ?? ''
      const sureness = Object.entries(SURENESS).find(([words]) => words === said)?.[1]
      return sureness ? t(`thing.district-data-${sureness}`) : system
    },
    [t],
  )
}

/** Who did something: a person's name, or that it was the system itself. */
export function usePersonWords(): (name: string) => string {
  const { t } = useTranslation()
  return useCallback((name: string) => (name === 'system' ? t('value.system') : name), [t])
}
