import { ArrowLeftOutlined, EditOutlined } from '@ant-design/icons'
import type { RegionDetail } from '@citybrain/contract/engines/region.ts'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRegion } from '../../api/regions.ts'
import { Failure } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { validityWords } from '../../days/validity.ts'
import { areaWords } from '../../map/measure.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useRight } from '../../session/session.ts'
import { usePersonWords } from '../../things/manual.ts'
import { EndRegion } from './end-region.tsx'
import type { MapPageState } from './use-map-page.ts'
import '../../register/history.css'

/** One region: what it is, how large, since when, who says so, and how it came to be as it is. */
export function RegionCard({ id, page }: { id: string; page: MapPageState }) {
  const { t } = useTranslation()
  const region = useRegion(id)
  return (
    <div className="map-tool">
      <Button type="link" className="map-back" icon={<ArrowLeftOutlined />} onClick={() => page.choose(null)}>
        {t('map-page.back-to-list')}
      </Button>
      {region.isPending ? (
        <Skeleton active />
      ) : region.isError ? (
        <Failure error={region.error} onRetry={() => void region.refetch()} />
      ) : (
        <Detail region={region.data} page={page} />
      )}
    </div>
  )
}

function Detail({ region, page }: { region: RegionDetail; page: MapPageState }) {
  const { t, i18n } = useTranslation()
  const mayEdit = useRight('edit:region')
  const personWords = usePersonWords()
  const [ending, setEnding] = useState(false)
  const { extent } = region
  return (
    <>
      <h2 className="region-name">{region.name}</h2>
      <p>{sentence(region, t, i18n.language)}</p>
      {region.sample && <p className="sample-note">{t('region.sample')}</p>}
      <dl className="fact-list">
        <dt>{t('region.code')}</dt>
        <dd>{region.code ?? <Unknown why={t('region.no-code')} />}</dd>
        <dt>{t('region.area')}</dt>
        <dd>
          {region.areaM2 === null ? <Unknown why={t('region.no-boundary')} /> : areaWords(region.areaM2, i18n.language)}
        </dd>
        <dt>{t('region.path')}</dt>
        <dd>
          {region.path.length === 0 ? (
            <Unknown why={t('region.no-parent')} />
          ) : (
            region.path.map((one) => (
              <button
                key={one.id}
                type="button"
                className="link-button region-step"
                onClick={() => page.choose({ layer: one.kind, id: one.id })}
              >
                {one.name}
              </button>
            ))
          )}
        </dd>
        <dt>{t('region.valid')}</dt>
        <dd>{validityWords(region, t)}</dd>
        <dt>{t('region.source')}</dt>
        <dd>{region.source}</dd>
      </dl>
      <div className="tools">
        {extent && <Button onClick={() => page.map?.fit(extent)}>{t('region.show')}</Button>}
        {mayEdit && (
          <Button icon={<EditOutlined />} onClick={() => page.set({ do: 'boundary' })}>
            {t('region.edit-boundary')}
          </Button>
        )}
        {mayEdit && region.validTo === null && <Button onClick={() => setEnding(true)}>{t('region.end')}</Button>}
      </div>
      <EndRegion region={region} open={ending} onClose={() => setEnding(false)} />
      <h3 className="section-title">{t('region.history')}</h3>
      <ol className="history">
        {region.versions.map((version) => (
          <li key={version.number} className={version.withdrawnAt ? 'is-withdrawn' : undefined}>
            <p>
              {t('region.version', { number: version.number })} · {validityWords(version, t)}
              {version.withdrawnAt && ` · ${t('region.withdrawn')}`}
            </p>
            <p className="hint">
              {t('region.recorded', {
                by: personWords(version.recordedBy),
                at: momentWords(version.recordedAt, i18n.language),
              })}
              {' · '}
              {version.source}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

type Words = ReturnType<typeof useTranslation>['t']

function sentence(region: RegionDetail, t: Words, language: string): string {
  const within = region.path.at(-1)?.name
  const kind = t(`region.kind.${region.kind}`)
  const area = region.areaM2 === null ? t('region.no-boundary') : areaWords(region.areaM2, language)
  return within ? t('region.sentence-in', { kind, within, area }) : t('region.sentence', { kind, area })
}
