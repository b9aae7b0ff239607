import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** The library's own words, in the language shown. */
export function useMapWords(label: string): Record<string, string> {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      'Map.Title': label,
      'CooperativeGesturesHandler.WindowsHelpText': t('map.hold-ctrl'),
      'CooperativeGesturesHandler.MacHelpText': t('map.hold-command'),
      'CooperativeGesturesHandler.MobileHelpText': t('map.two-fingers'),
    }),
    [label, t],
  )
}
