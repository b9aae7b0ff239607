import { locatePoint } from '@citybrain/contract/api/regions.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton, Space } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure } from '../../app/notices.tsx'
import type { MapLayer } from '../../map/layer.ts'
import { positionsFrom } from '../../map/typed-positions.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { type MapPageState, type MapSettings, pointToAddress } from './use-map-page.ts'

interface Props {
  readonly page: MapPageState
  readonly layers: readonly MapLayer[]
  readonly settings: MapSettings
}

/** In which regions a point lies: pressed on the map, or given as figures. */
export function LocateTool({ page, layers, settings }: Props) {
  const { t, i18n } = useTranslation()
  const said = page.at ? `${page.at[0].toFixed(6)}, ${page.at[1].toFixed(6)}` : ''
  const [typed, setTyped] = useState(said)
  useEffect(() => setTyped(said), [said])
  const [one, ...more] = positionsFrom(typed) ?? []
  const position = one && more.length === 0 ? one : null
  const ask = () => {
    if (position) page.set({ point: pointToAddress([position[0] ?? 0, position[1] ?? 0]) })
  }
  return (
    <div className="map-tool">
      <p className="hint">{t('map-page.locate-how')}</p>
      <Space.Compact block>
        <Input
          aria-label={t('map-page.position')}
          placeholder="117.1502, 39.1084"
          value={typed}
          status={typed && !position ? 'error' : ''}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={ask}
        />
        <Button type="primary" disabled={!position} onClick={ask}>
          {t('map-page.locate')}
        </Button>
      </Space.Compact>
      {typed && !position && (
        <p className="map-fault" role="alert">
          {t('map.figures-wrong-point')}
        </p>
      )}
      {page.at && <LocatedFacts at={page.at} page={page} layers={layers} />}
      <p className="hint">{settings.datum[i18n.language === 'en' ? 'en' : 'zh']}</p>
    </div>
  )
}

function LocatedFacts({
  at,
  page,
  layers,
}: {
  at: readonly [number, number]
  page: MapPageState
  layers: readonly MapLayer[]
}) {
  const { t } = useTranslation()
  const [lon, lat] = at
  const located = useQuery({
    queryKey: ['regions', 'located', lon, lat],
    queryFn: ({ signal }) => call(locatePoint, { query: { lon, lat }, signal }),
  })
  if (located.isPending) return <Skeleton active />
  if (located.isError) return <Failure error={located.error} onRetry={() => void located.refetch()} />
  const { street, community, grid, zones, inside } = located.data
  return (
    <>
      <p role="status">
        {t(inside === null ? 'map-page.inside-unknown' : inside ? 'map-page.inside' : 'map-page.outside')}
      </p>
      <dl className="fact-list">
        {(['street', 'community', 'grid'] as const).map((kind) => {
          const code = { street, community, grid }[kind]
          return (
            <RegionFact
              key={kind}
              words={t(`region.kind.${kind}`)}
              found={code ? [namedBy(layers, kind, code)] : []}
              page={page}
            />
          )
        })}
        <RegionFact words={t('region.kind.zone')} found={zones.map((id) => namedById(layers, id))} page={page} />
      </dl>
    </>
  )
}

interface Named {
  readonly name: string
  readonly chosen: { layer: string; id: string } | null
}

function RegionFact({ words, found, page }: { words: string; found: readonly Named[]; page: MapPageState }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{words}</dt>
      <dd>
        {found.length === 0 && <Unknown why={t('map-page.none-here')} />}
        {found.map(({ name, chosen }) =>
          chosen ? (
            <button
              key={name}
              type="button"
              className="link-button region-step"
              onClick={() => page.set({ tool: null, chosen: `${chosen.layer}:${chosen.id}` })}
            >
              {name}
            </button>
          ) : (
            <span key={name}>{name}</span>
          ),
        )}
      </dd>
    </>
  )
}

function namedBy(layers: readonly MapLayer[], kind: string, code: string): Named {
  return (
    namedWhere(layers, (properties) => properties.code === code && properties.kind === kind) ?? {
      name: code,
      chosen: null,
    }
  )
}

function namedById(layers: readonly MapLayer[], id: string): Named {
  return namedWhere(layers, (properties) => properties.id === id) ?? { name: id, chosen: null }
}

function namedWhere(
  layers: readonly MapLayer[],
  wanted: (properties: Record<string, unknown>) => boolean,
): Named | null {
  for (const { key, source } of layers) {
    if (source.type !== 'shapes') continue
    const found = source.shapes.features.find(({ properties }) => properties && wanted(properties))
    if (found)
      return { name: String(found.properties?.label), chosen: { layer: key, id: String(found.properties?.id) } }
  }
  return null
}
