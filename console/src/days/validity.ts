import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { useTranslation } from 'react-i18next'

/** Since when and until when something holds; a beginning that nobody knows is said to be unknown. */
export function validityWords(
  { validFrom, validTo }: { validFrom: PlainDate | null; validTo: PlainDate | null },
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (validFrom === null) return validTo ? t('valid.until', { to: validTo }) : t('valid.since-unknown')
  return validTo ? t('valid.from-to', { from: validFrom, to: validTo }) : t('valid.from-on', { from: validFrom })
}
