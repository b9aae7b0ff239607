import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../../api/regions.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { toneOfDue } from '../../cases/due.ts'
import { useDueWords } from '../../cases/due-chip.tsx'
import type { Work } from '../../cases/use-work.ts'
import { DistrictMap } from '../../map/district-map.tsx'
import type { DrawnMap } from '../../map/drawn-map.ts'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { State } from '../../words/state.tsx'

interface Props {
  readonly rows: readonly Work[]
  readonly now: string
  readonly chosen: string | null
  readonly pointed: string | null
  onChoose(id: string | null): void
  onPoint(id: string | null): void
}

const HIDDEN_AT_FIRST = new Set(['community', 'grid', 'zone'])
const AROUND_DEGREES = 0.015
const LAYER = 'cases'

/** Cases where they lie, by the state of their deadline: colour and sign; circles of several by the worst among them. */
export function DeskMap({ rows, now, chosen, pointed, onChoose, onPoint }: Props) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN_AT_FIRST)
  const [map, setMap] = useState<DrawnMap | null>(null)
  const regions = useRegionLayers(null, hidden)
  const cases = useCaseLayer(rows, now)
  const layers = useMemo(
    () => [...regions.layers.filter(({ key }) => key !== 'grid').map((one) => ({ ...one, selectable: false })), cases],
    [regions.layers, cases],
  )
  useShown(map, rows, chosen)
  const base = useMemo(() => baseOf(settings.data?.baseMap ?? null), [settings.data])
  if (settings.isPending) return <PageLoading />
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  const placeless = rows.filter(({ position }) => position === null).length
  return (
    <div className="desk-map">
      <DistrictMap
        label={t('desk.map')}
        layers={layers}
        base={base}
        around={settings.data.extent}
        hidden={hidden}
        onHidden={setHidden}
        chosen={chosen ? { layer: LAYER, id: chosen } : null}
        pointed={pointed ? { layer: LAYER, id: pointed } : null}
        onPoint={(what) => onPoint(what?.id ?? null)}
        onChoose={(what) => onChoose(what?.id ?? null)}
        onMap={setMap}
      />
      <p className="desk-legend">
        <State tone="late">{t('desk.late')}</State>
        <State tone="at-risk">{t('desk.today')}</State>
        <State tone="on-track">{t('desk.later')}</State>
        <State tone="waiting">{t('clock.state.paused')}</State>
        {placeless > 0 && <span className="hint">{t('desk.placeless', { count: placeless })}</span>}
      </p>
    </div>
  )
}

/** One point for each case, for the most urgent of its open work, which comes first. */
function useCaseLayer(rows: readonly Work[], now: string): MapLayer {
  const { t } = useTranslation()
  const due = useDueWords()
  const seen = new Map(rows.toReversed().map((row) => [row.id, row]))
  const points = [...seen.values()].flatMap(({ id, title, position, urgentAt }) => {
    if (!position) return []
    const label = `${title} ${due({ due: urgentAt, now })}`
    return [{ id, label, tone: toneOfDue(urgentAt, now), position }]
  })
  // The map is filled anew only where something on it differs.
  const drawn = JSON.stringify(points)
  return useMemo(() => {
    const features = (JSON.parse(drawn) as typeof points).map(({ position, ...properties }) => ({
      ...{ type: 'Feature' as const, properties },
      geometry: { type: 'Point' as const, coordinates: position },
    }))
    return {
      ...{ key: LAYER, kind: 'case', title: t('desk.cases'), cluster: true, selectable: true },
      source: { type: 'shapes', shapes: { type: 'FeatureCollection', features } },
    }
  }, [drawn, t])
}

/** Goes to what was chosen in the list where it lies beyond what is shown. */
function useShown(map: DrawnMap | null, rows: readonly Work[], chosen: string | null): void {
  const position = rows.find(({ id }) => id === chosen)?.position ?? null
  const [lon, lat] = position ?? []
  useEffect(() => {
    if (!map || lon === undefined || lat === undefined) return
    map.fit([lon - AROUND_DEGREES, lat - AROUND_DEGREES, lon + AROUND_DEGREES, lat + AROUND_DEGREES])
  }, [map, lon, lat])
}
