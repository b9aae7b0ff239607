import { Receipt } from '@citybrain/contract/engines/report.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation } from 'react-router'
import { useDistrict, useTitle } from '../portal.ts'

/** It was sent: the number and the code, which is shown this once. */
export function Done() {
  const { t } = useTranslation()
  const district = useDistrict()
  const { state } = useLocation()
  const receipt = Receipt.safeParse(state)
  const joined = typeof state === 'object' && state !== null && 'joined' in state
  useTitle(t('portal.done'))
  if (!receipt.success) return <Navigate to={`/d/${district}`} replace />
  const { number, code } = receipt.data
  return (
    <>
      <div className="p-done">
        <h1>{t(joined ? 'portal.done-joined' : 'portal.done')}</h1>
        <p>
          {t('portal.number')}
          <br />
          <strong className="p-number">{number}</strong>
        </p>
      </div>
      <section className="p-code">
        <h2>{t('portal.code')}</h2>
        <p className="p-code-itself" translate="no">
          {code}
        </p>
        <p>{t('portal.code-once')}</p>
        <CodeDeeds number={number} code={code} />
      </section>
      <h2>{t('portal.done-next')}</h2>
      <p>{t('portal.done-next-words')}</p>
      <p className="no-print">
        <Link to={`/d/${district}/track`} state={{ code }}>
          {t('portal.track-now')}
        </Link>
      </p>
    </>
  )
}

function CodeDeeds({ number, code }: { readonly number: string; readonly code: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(t('portal.code-copy', { number, code }))
    setCopied(true)
  }
  return (
    <div className="p-ways no-print">
      {/* Browsers let only pages write there that came by https. */}
      {window.isSecureContext && (
        <button type="button" className="p-button p-second" onClick={() => void copy()}>
          {t('portal.copy')}
        </button>
      )}
      <button type="button" className="p-button p-second" onClick={() => window.print()}>
        {t('portal.print')}
      </button>
      <span role="status">{copied && t('portal.copied')}</span>
    </div>
  )
}
