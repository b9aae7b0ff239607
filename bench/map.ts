import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { boxOfTile, encodeTile } from '../server/connectors/tiles/index.ts'
import type { Figure } from './figure.ts'
import { gather, type Spot } from './support/gather.ts'
import { mapPage } from './support/map-page.ts'

const POINTS = 100_000
const WEST = 117.11
const SOUTH = 39.07
const WIDTH = 0.08
/** Below this zoom neighbours are counted, from it on each point is drawn. */
const SINGLE_FROM_ZOOM = 15
const LIBRARY = fileURLToPath(new URL('../node_modules/maplibre-gl/dist/', import.meta.url))

interface Pan {
  zoom: number
  frames: number[]
}
interface Measured {
  firstMs: number
  pans: Pan[]
}

/** GeoJSON gathered in the browser against vector tiles encoded in the server, 100 000 points, the same pans. */
export async function bench(): Promise<Figure[]> {
  const spots = makeSpots()
  const bytes = { shapes: 0, tiles: 0 }
  const server = await serve(spots, bytes)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const shapes = await measure(`${origin}/shapes`)
    const tiles = await measure(`${origin}/tiles`)
    const megabytes = (count: number) => count / 1e6
    return [
      figure('first picture', 'ms', tiles.firstMs, shapes.firstMs),
      figure('bytes fetched', 'MB', megabytes(bytes.tiles), megabytes(bytes.shapes)),
      ...tiles.pans.map((pan, at) =>
        figure(
          `pan at zoom ${pan.zoom}, 95th percentile of a frame`,
          'ms',
          percentile95(pan.frames),
          percentile95(shapes.pans[at]?.frames ?? []),
        ),
      ),
    ]
  } finally {
    server.close()
  }
}

function figure(name: string, unit: string, value: number, peer: number): Figure {
  return { name: `tiles: ${name}`, value, unit, against: { name: 'GeoJSON', value: peer } }
}

function percentile95(frames: readonly number[]): number {
  const sorted = [...frames].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}

/** The same spots each time, denser in the middle as a district is. */
function makeSpots(): Spot[] {
  let seed = 20230915
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const middling = () => (next() + next()) / 2
  return Array.from({ length: POINTS }, (_, at) => ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    label: `部件${at}`,
    lon: WEST + middling() * WIDTH,
    lat: SOUTH + middling() * WIDTH,
  }))
}

async function measure(url: string): Promise<Measured> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
    await page.goto(url)
    await page.waitForFunction(() => 'measured' in globalThis, null, { timeout: 180_000 })
    return await page.evaluate(() => (globalThis as unknown as { measured: Measured }).measured)
  } finally {
    await browser.close()
  }
}

async function serve(spots: readonly Spot[], bytes: { shapes: number; tiles: number }): Promise<Server> {
  const byCell = indexed(spots)
  const shapes = Buffer.from(JSON.stringify(collectionOf(spots)))
  const server = createServer((request, reply) => {
    const path = request.url ?? ''
    const origin = `http://${request.headers.host}`
    if (path.startsWith('/lib/')) {
      reply.setHeader('content-type', 'text/javascript')
      createReadStream(LIBRARY + path.slice('/lib/'.length)).pipe(reply)
    } else if (path === '/points.geojson') {
      bytes.shapes += shapes.length
      reply.end(shapes)
    } else if (path.startsWith('/tiles/')) {
      const [z = 0, x = 0, y = 0] = path.slice('/tiles/'.length).split('/').map(Number)
      const tile = Buffer.from(tileOf(byCell, { z, x, y }))
      bytes.tiles += tile.length
      reply.end(tile)
    } else if (path === '/shapes' || path === '/tiles') {
      reply.setHeader('content-type', 'text/html; charset=utf-8')
      reply.end(mapPage(path === '/shapes' ? 'shapes' : 'tiles', origin))
    } else reply.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function collectionOf(spots: readonly Spot[]) {
  return {
    type: 'FeatureCollection',
    features: spots.map(({ id, label, lon, lat }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id, label },
    })),
  }
}

const CELL = 0.002
type Cells = Map<string, Spot[]>

/** Stands for the database's spatial index. */
function indexed(spots: readonly Spot[]): Cells {
  const cells: Cells = new Map()
  for (const spot of spots) {
    const key = `${Math.floor(spot.lon / CELL)} ${Math.floor(spot.lat / CELL)}`
    const cell = cells.get(key)
    if (cell) cell.push(spot)
    else cells.set(key, [spot])
  }
  return cells
}

function tileOf(cells: Cells, address: { z: number; x: number; y: number }): Uint8Array {
  const [west, south, east, north] = boxOfTile(address, 0.1)
  const inside: Spot[] = []
  for (
    let column = Math.floor(Math.max(west, WEST) / CELL);
    column * CELL <= Math.min(east, WEST + WIDTH);
    column += 1
  ) {
    for (let row = Math.floor(Math.max(south, SOUTH) / CELL); row * CELL <= Math.min(north, SOUTH + WIDTH); row += 1) {
      inside.push(...(cells.get(`${column} ${row}`) ?? []))
    }
  }
  const features =
    address.z < SINGLE_FROM_ZOOM
      ? gather(inside, address)
      : inside.map(({ id, label, lon, lat }) => ({
          geometry: { type: 'Point' as const, coordinates: [lon, lat] as [number, number] },
          properties: { id, label },
        }))
  return encodeTile(features, address, 'things')
}
