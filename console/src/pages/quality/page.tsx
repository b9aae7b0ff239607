import { measureQuality } from '@citybrain/contract/api/quality.ts'
import type { QualityReport } from '@citybrain/contract/engines/quality.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { JobBar } from '../../jobs/job-bar.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { useRight } from '../../session/session.ts'
import { useTypes, useTypesQuery } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { TypeQuality } from './type-quality.tsx'
import { TypeTable } from './type-table.tsx'
import { qualityKey, useQuality } from './use-quality.ts'
import './quality.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.quality'))
  return useRight('read:catalogue') ? <Quality /> : <NoRight />
}

function Quality() {
  const { t } = useTranslation()
  const [address] = useAddress()
  const mayMeasure = useRight('edit:catalogue')
  const queries = useQueryClient()
  const types = useTypesQuery()
  const quality = useQuality()
  const chosen = address.get('type')
  const work = useJob(
    () => call(measureQuality, { body: chosen ? { type: chosen } : {} }),
    () => void queries.invalidateQueries({ queryKey: qualityKey }),
  )
  if (quality.isPending || types.isPending) return <PageLoading />
  if (quality.isError) return <Failure error={quality.error} onRetry={() => void quality.refetch()} />
  const report = quality.data.reports.find(({ type }) => type === chosen)
  const busy = work.state === 'sending' || work.state === 'running'
  return (
    <div className={report ? 'sheet quality' : 'sheet fill quality'}>
      <div className="sheet-head">
        <Head reports={quality.data.reports} report={report} />
        {mayMeasure && (
          <Button disabled={busy} onClick={work.start}>
            {t('quality.measure')}
          </Button>
        )}
      </div>
      <JobBar work={work} label={t('quality.measure')} />
      {report ? (
        <TypeQuality report={report} rule={address.get('rule')} source={address.get('source')} />
      ) : (
        <TypeTable reports={quality.data.reports} />
      )}
    </div>
  )
}

function Head({ reports, report }: { reports: readonly QualityReport[]; report: QualityReport | undefined }) {
  const { t } = useTranslation()
  const { typeOf } = useTypes()
  const say = useSay()
  if (!report)
    return (
      <div className="words">
        <h1 className="page-title">{t('nav.quality')}</h1>
        <AllLede reports={reports} />
      </div>
    )
  return (
    <div className="words">
      <p className="crumb">
        <Link to="/quality">{t('nav.quality')}</Link>
      </p>
      <h1 className="page-title">{say(typeOf(report.type)?.title ?? { zh: report.type, en: report.type })}</h1>
      <TypeLede report={report} />
    </div>
  )
}

function AllLede({ reports }: { reports: readonly QualityReport[] }) {
  const { t, i18n } = useTranslation()
  const last = reports
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(-1)
  if (!last) return <p className="lede">{t('quality.lede-never')}</p>
  const scored = reports.flatMap(({ score, things }) => (score === null ? [] : [{ score, things }]))
  const words = t('quality.lede', {
    count: reports.reduce((sum, one) => sum + one.things, 0),
    types: scored.length,
    low: scored.filter(({ score }) => score < 70).length,
    at: momentWords(last, i18n.language),
  })
  return <p className="lede">{words}</p>
}

function TypeLede({ report }: { report: QualityReport }) {
  const { t, i18n } = useTranslation()
  if (!report.at) return <p className="lede">{t('quality.lede-never')}</p>
  const words = t(report.score === null ? 'quality.type-unscored' : 'quality.type-lede', {
    count: report.things,
    score: report.score?.toFixed(1) ?? '',
    at: momentWords(report.at, i18n.language),
    seconds: ((report.milliseconds ?? 0) / 1000).toFixed(1),
  })
  return <p className="lede">{words}</p>
}
