import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTitle } from '../../app/title.ts'
import { Failed, Loading } from '../../portal/notices.tsx'
import { ReportForm } from '../form/report-form.tsx'
import { useTypes } from '../session/day.ts'
import { useWork } from '../session/work.ts'

/** Photograph it, see that the place is right, send it. */
export function Report() {
  const { t } = useTranslation()
  const types = useTypes()
  const { who } = useWork()
  const [sent, setSent] = useState(false)
  useTitle(t('field.report'))
  if (types.isPending) return <Loading />
  if (types.isError) return <Failed error={types.error} onRetry={() => void types.refetch()} />
  const open = types.data.value.filter(isOpenHere)
  if (open.length === 0 || !who.rights.includes('create:case'))
    return (
      <>
        <h1>{t('field.report')}</h1>
        <p>{t('field.report-not-possible')}</p>
      </>
    )
  if (sent)
    return (
      <>
        <div className="p-done" role="status">
          <h1>{t('field.report-done')}</h1>
        </div>
        <div className="f-ways">
          <button type="button" className="p-button f-wide" onClick={() => setSent(false)}>
            {t('field.report-another')}
          </button>
          <Link className="p-button p-second f-wide" to="/field/outbox">
            {t('field.outbox')}
          </Link>
        </div>
      </>
    )
  return (
    <>
      <h1>{t('field.report')}</h1>
      <ReportForm types={open} onQueued={() => setSent(true)} />
    </>
  )
}

/** What one sees on the street is reported here; what has no class is opened at a desk. */
const isOpenHere = ({ sources, placed, categories }: CaseType) =>
  sources.some((one) => !one.public) && placed && categories !== null
