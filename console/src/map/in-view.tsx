import { UnorderedListOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { Feature } from 'geojson'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnMap } from './drawn-map.ts'
import { type Box, boxOf } from './geometry.ts'
import { labelPoint } from './label-point.ts'
import type { Chosen, MapLayer } from './layer.ts'

const MOST_LISTED = 100

interface Props {
  readonly layers: readonly MapLayer[]
  readonly hidden: ReadonlySet<string>
  readonly box: Box | null
  /** Once all of it is drawn: what came as tiles is listed as it is drawn. */
  readonly map: DrawnMap | null
  readonly chosen: Chosen | null
  onChoose: ((chosen: Chosen | null, at: readonly [lon: number, lat: number]) => void) | undefined
}

/** The map for whoever doesn't see or point: what lies in the part shown, as a list of the same choices. */
export function InView({ layers, hidden, box, map, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { listed, more } = useMemo(
    () => (open && box ? inView(layers, { hidden, box, map }) : NONE),
    [open, layers, hidden, box, map],
  )
  if (!onChoose || !layers.some((layer) => layer.selectable)) return null
  const list = (
    <div className="map-list">
      {listed.length === 0 && <p className="hint">{t('map.nothing-in-view')}</p>}
      <ul>
        {listed.map(({ layer, feature, id }) => (
          <li key={`${layer.key} ${id}`}>
            <button
              type="button"
              className="link-button"
              aria-pressed={chosen?.id === id}
              onClick={() => onChoose({ layer: layer.key, id }, middleOf(feature))}
            >
              {String(feature.properties?.label ?? id)}
            </button>{' '}
            <span className="hint">{layer.title}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="hint">{t('map.more-in-view', { count: more })}</p>}
    </div>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={t('map.in-view')}
      content={list}
      open={open}
      onOpenChange={setOpen}
    >
      <Button icon={<UnorderedListOutlined />}>{t('map.list')}</Button>
    </Popover>
  )
}

interface Listed {
  readonly layer: MapLayer
  readonly feature: Feature
  readonly id: string
}
const NONE: { listed: readonly Listed[]; more: number } = { listed: [], more: 0 }

type Seen = Pick<Props, 'hidden' | 'map'> & { readonly box: Box }

function inView(layers: readonly MapLayer[], { hidden, box, map }: Seen) {
  const listed: Listed[] = []
  let more = 0
  for (const layer of layers) {
    if (!layer.selectable || hidden.has(layer.key)) continue
    for (const feature of layer.source.type === 'tiles'
      ? (map?.shown(layer.key) ?? [])
      : layer.source.shapes.features) {
      const own = feature.geometry ? boxOf([feature.geometry]) : null
      if (!own || !overlap(own, box)) continue
      const several = Number(feature.properties?.point_count ?? 0)
      if (several > 0) more += several
      else if (listed.length < MOST_LISTED) listed.push({ layer, feature, id: String(feature.properties?.id) })
      else more += 1
    }
  }
  return { listed, more }
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

function middleOf(feature: Feature): [number, number] {
  const [lon = 0, lat = 0] = labelPoint(feature.geometry) ?? []
  return [lon, lat]
}
