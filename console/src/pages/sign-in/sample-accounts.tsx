import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import { useTranslation } from 'react-i18next'

export function SampleAccounts({
  samples,
  onPick,
}: {
  samples: SampleAccount[]
  onPick: (one: SampleAccount) => void
}) {
  const { t } = useTranslation()
  return (
    <section className="gate-samples" aria-labelledby="samples-title">
      <h2 className="section-title" id="samples-title">
        {t('sign-in.samples')} <span className="sample-mark">{t('header.sample')}</span>
      </h2>
      <p className="hint">{t('sign-in.samples-why')}</p>
      <ul className="sample-list">
        {samples.map((one) => (
          <li key={one.login}>
            <button type="button" className="sample-choice" onClick={() => onPick({ ...one })}>
              <strong>{one.name}</strong>
              <span className="hint">{one.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
              <code>{one.login}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
