import { RegionKind, type TopologyFinding } from '@citybrain/contract/engines/region.ts'
import { Select, Skeleton } from 'antd'
import type { Geometry } from 'geojson'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTopology } from '../../api/regions.ts'
import { Failure } from '../../app/notices.tsx'
import { boxOf } from '../../map/geometry.ts'
import type { MapLayer } from '../../map/layer.ts'
import { areaWords } from '../../map/measure.ts'
import { listWords } from '../../words/list.ts'
import { State } from '../../words/state.tsx'
import type { MapPageState } from './use-map-page.ts'

function kindOf(page: MapPageState, said: string | null): RegionKind {
  return page.tool === 'topology' ? (RegionKind.safeParse(said).data ?? 'grid') : 'grid'
}

/** Gaps, overlaps and the like of one kind of regions: a sentence, the places as a list, the same places on the map. */
export function TopologyTool({ page }: { page: MapPageState }) {
  const { t, i18n } = useTranslation()
  const kind = kindOf(page, page.kind)
  const report = useTopology(kind, true)
  return (
    <div className="map-tool">
      <Select
        aria-label={t('map-page.kind')}
        value={kind}
        onChange={(next) => page.set({ kind: next === 'grid' ? null : next, chosen: null })}
        options={(['street', 'community', 'grid', 'zone'] as const).map((one) => ({
          value: one,
          label: t(`region.kind.${one}`),
        }))}
      />
      {report.isPending && <Skeleton active title={{ width: '70%' }} />}
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && (
        <>
          <p role="status">
            {report.data.findings.length === 0
              ? t('topology.sound', { count: report.data.checked })
              : t('topology.found', {
                  count: Object.values(report.data.counts).reduce((sum, one) => sum + one, 0),
                  checked: report.data.checked,
                })}
          </p>
          <ol className="map-results">
            {report.data.findings.map((finding, at) => (
              <Finding key={idOf(at)} id={idOf(at)} finding={finding} page={page} language={i18n.language} />
            ))}
          </ol>
          {report.data.truncated && <p className="hint">{t('topology.truncated')}</p>}
        </>
      )}
    </div>
  )
}

interface FindingProps {
  readonly id: string
  readonly finding: TopologyFinding
  readonly page: MapPageState
  readonly language: string
}

function Finding({ id, finding, page, language }: FindingProps) {
  const { t } = useTranslation()
  const show = () => {
    page.choose({ layer: 'faults', id })
    const box = boxOf([finding.geometry as Geometry])
    if (box) page.map?.fit(box)
  }
  const regions = listWords(
    finding.regions.map((one) => one.name),
    language,
  )
  return (
    <li>
      <State tone="late">{t(`topology.fault.${finding.fault}`)}</State>{' '}
      <button type="button" className="link-button" aria-pressed={page.chosen?.id === id} onClick={show}>
        {finding.words[language === 'en' ? 'en' : 'zh']}
      </button>
      <p className="hint">
        {[finding.areaM2 > 0 ? areaWords(finding.areaM2, language) : null, regions].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}

const idOf = (at: number) => `fault-${at}`

/** The places found, as a layer of the map, while the tool is open. */
export function useFaultLayer(page: MapPageState): readonly MapLayer[] {
  const { t } = useTranslation()
  const report = useTopology(kindOf(page, page.kind), page.tool === 'topology')
  const findings = page.tool === 'topology' ? report.data?.findings : undefined
  return useMemo(
    () => (findings ? [faultLayer(findings, t('topology.layer'), (fault) => t(`topology.fault.${fault}`))] : []),
    [findings, t],
  )
}

export function faultLayer(
  findings: readonly TopologyFinding[],
  title: string,
  words: (fault: TopologyFinding['fault']) => string,
): MapLayer {
  const features = findings.map((finding, at) => ({
    type: 'Feature' as const,
    geometry: finding.geometry as Geometry,
    properties: { id: idOf(at), label: words(finding.fault) },
  }))
  return {
    key: 'faults',
    kind: 'fault',
    title,
    selectable: true,
    source: { type: 'shapes', shapes: { type: 'FeatureCollection', features } },
  }
}
