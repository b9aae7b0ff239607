import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseMap, LayerKind } from './layer.ts'

/** Drawn by the browser from the machine's own fonts: no glyph server, so that the map has names without the internet. */
const FONTS = ['Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei']

export const GROUND = '#eef1ee'

interface Look {
  readonly line: string
  readonly width: number
  readonly dash?: readonly [number, number]
  readonly fill: string
  readonly fillOpacity: number
  /** From which zoom names are written; null: never. */
  readonly names: number | null
  readonly nameSize: number
}

/** From the ground upward: a later one lies over an earlier. */
export const LOOKS: Record<LayerKind, Look> = {
  boundary: { line: '#33475b', width: 2.5, fill: '#ffffff', fillOpacity: 0.85, names: null, nameSize: 15 },
  street: { line: '#5b6f82', width: 1.6, fill: '#5b6f82', fillOpacity: 0.04, names: 10, nameSize: 14 },
  community: { line: '#8a9aa8', width: 1, fill: '#8a9aa8', fillOpacity: 0.03, names: 13, nameSize: 12 },
  grid: { line: '#97a5b0', width: 0.8, dash: [3, 2], fill: '#97a5b0', fillOpacity: 0.02, names: 15, nameSize: 11 },
  zone: { line: '#6b3fa0', width: 1.8, fill: '#6b3fa0', fillOpacity: 0.12, names: 11, nameSize: 13 },
  thing: { line: '#1c5a9c', width: 1.6, fill: '#1c5a9c', fillOpacity: 0.22, names: 15, nameSize: 12 },
  case: { line: '#1e7a4c', width: 1.6, fill: '#1e7a4c', fillOpacity: 0.22, names: 15, nameSize: 12 },
  fault: { line: '#b42318', width: 2.5, fill: '#b42318', fillOpacity: 0.45, names: 13, nameSize: 12 },
  preview: { line: '#0b6b62', width: 2, dash: [2, 1], fill: '#0b6b62', fillOpacity: 0.18, names: 12, nameSize: 12 },
  drawn: { line: '#9a4a08', width: 2.5, fill: '#9a4a08', fillOpacity: 0.18, names: null, nameSize: 12 },
}

/** Sources of one layer of ours: shapes, points (which may be gathered into circles), and where names stand. */
export const sourceIds = (key: string) => ({ shapes: `${key}:shapes`, points: `${key}:points`, names: `${key}:names` })

/** A ground without a tile, or the district's own tile service. */
export function groundStyle(base: BaseMap | null): StyleSpecification {
  const ground: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': GROUND } }
  if (!base) return { version: 8, sources: {}, layers: [ground] }
  return {
    version: 8,
    sources: {
      base: { type: 'raster', tiles: [base.url], tileSize: base.tileSize, maxzoom: base.maxZoom },
    },
    layers: [ground, { id: 'base', type: 'raster', source: 'base' }],
  }
}

const state = (name: 'chosen' | 'pointed', yes: number | string, no: number | string): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', name], false],
  yes,
  no,
]
const emphasis = (base: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'chosen'], false],
  base + 2,
  ['boolean', ['feature-state', 'pointed'], false],
  base + 1,
  base,
]
const CHOSEN = '#b0610a'

/** The drawing of one layer; `tilesLayer` names the layer inside vector tiles, `overBase` lets a base map shine through. */
export function layersOf(
  layer: { key: string; kind: LayerKind; cluster?: boolean },
  { tilesLayer, overBase }: { tilesLayer?: string | undefined; overBase: boolean },
): LayerSpecification[] {
  const { shapes, points, names } = sourceIds(layer.key)
  const inside = tilesLayer ? { 'source-layer': tilesLayer } : {}
  const look = LOOKS[layer.kind]
  const fillOpacity = overBase && layer.kind === 'boundary' ? 0 : look.fillOpacity
  const shapeFilter = tilesLayer ? { filter: ['!=', ['geometry-type'], 'Point'] as ExpressionSpecification } : {}
  const outline = { 'line-color': state('chosen', CHOSEN, look.line), 'line-width': emphasis(look.width) }
  const drawing: LayerSpecification[] = [
    {
      id: `${layer.key}:fill`,
      type: 'fill',
      source: shapes,
      ...inside,
      // The library would also fill what a line comes round to.
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': state('chosen', CHOSEN, look.fill),
        'fill-opacity': state('chosen', 0.3, state('pointed', fillOpacity + 0.12, fillOpacity) as never),
      },
    },
    {
      id: `${layer.key}:line`,
      type: 'line',
      source: shapes,
      ...inside,
      ...shapeFilter,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: look.dash ? { ...outline, 'line-dasharray': [...look.dash] } : outline,
    },
    ...pointLayers(layer, look, tilesLayer ? { source: shapes, ...inside } : { source: points }),
    ...(layer.kind === 'case' ? [signLayer(layer.key, points)] : []),
  ]
  if (look.names === null) return drawing
  const nameSource = tilesLayer ? { source: shapes, ...inside } : { source: names }
  return [...drawing, nameLayer(layer, look, nameSource)]
}

/** Colours and signs of deadlines, as lists have them. */
const TONES = {
  late: ['#b42318', '✕'],
  'at-risk': ['#8a5a00', '!'],
  'on-track': ['#1e7a4c', '✓'],
  waiting: ['#6b3fa0', '◐'],
} as const
type CaseTone = keyof typeof TONES

const byTone = (of: 0 | 1): ExpressionSpecification =>
  [
    'match',
    ['get', 'tone'],
    ...(Object.keys(TONES) as CaseTone[]).flatMap((tone) => [tone, TONES[tone][of]]),
    TONES.waiting[of],
  ] as never
const BY_TONE = byTone(0)
const BY_WORST: ExpressionSpecification = [
  'case',
  ['>', ['get', 'late'], 0],
  TONES.late[0],
  ['>', ['get', 'atRisk'], 0],
  TONES['at-risk'][0],
  TONES['on-track'][0],
]

const counting = (tone: CaseTone) => ['+', ['case', ['==', ['get', 'tone'], tone], 1, 0]]
/** What a circle of several cases knows of them. */
export const CASE_COUNTS = { late: counting('late'), atRisk: counting('at-risk') }

function signLayer(key: string, source: string): LayerSpecification {
  return {
    ...{ id: `${key}:sign`, type: 'symbol', source, filter: SINGLE },
    layout: {
      ...{ 'text-field': byTone(1), 'text-font': FONTS, 'text-size': 11 },
      ...{ 'text-allow-overlap': true, 'text-ignore-placement': true },
    },
    paint: { 'text-color': '#fff' },
  }
}

type From = { source: string; 'source-layer'?: string }

const CLUSTERED: ExpressionSpecification = ['has', 'point_count']
const SINGLE: ExpressionSpecification = ['all', ['==', ['geometry-type'], 'Point'], ['!', ['has', 'point_count']]]

function pointLayers(layer: { key: string; kind: LayerKind }, look: Look, from: From): LayerSpecification[] {
  const isCase = layer.kind === 'case'
  return [
    {
      id: `${layer.key}:circle`,
      type: 'circle',
      ...from,
      filter: SINGLE,
      paint: {
        'circle-color': isCase ? BY_TONE : state('chosen', CHOSEN, look.line),
        'circle-radius': isCase ? state('chosen', 13, 9) : state('chosen', 9, state('pointed', 8, 6) as never),
        'circle-stroke-color': isCase ? state('chosen', CHOSEN, state('pointed', CHOSEN, '#fff') as never) : '#fff',
        'circle-stroke-width': isCase ? state('chosen', 4, 2) : 2,
      },
    },
    {
      id: `${layer.key}:cluster`,
      type: 'circle',
      ...from,
      filter: CLUSTERED,
      paint: {
        'circle-color': isCase ? BY_WORST : look.line,
        'circle-opacity': 0.88,
        'circle-radius': ['step', ['get', 'point_count'], 14, 50, 18, 500, 23, 5000, 28],
        'circle-stroke-color': '#fff',
        'circle-stroke-width': 2,
      },
    },
    {
      id: `${layer.key}:count`,
      type: 'symbol',
      ...from,
      filter: CLUSTERED,
      layout: {
        'text-field': ['number-format', ['get', 'point_count'], { locale: 'en-US' }],
        'text-font': FONTS,
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#fff' },
    },
  ]
}

function nameLayer(layer: { key: string; kind: LayerKind }, look: Look, from: From): LayerSpecification {
  const beside = ['thing', 'case', 'fault'].includes(layer.kind)
  return {
    id: `${layer.key}:name`,
    type: 'symbol',
    ...from,
    minzoom: look.names ?? 0,
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['!', ['has', 'point_count']]],
    layout: {
      'text-field': ['get', 'label'],
      'text-font': FONTS,
      'text-size': look.nameSize,
      'text-max-width': 9,
      ...(beside
        ? { 'text-anchor': 'top' as const, 'text-offset': [0, layer.kind === 'case' ? 1.2 : 0.8] as [number, number] }
        : {}),
    },
    paint: { 'text-color': '#2b3b49', 'text-halo-color': '#fff', 'text-halo-width': 1.6 },
  }
}
