import type { Datum } from '@citybrain/contract/engines/region-import.ts'
import gcoord from 'gcoord'
import proj4 from 'proj4'

/** Its types promise a member `default`; Node and bundlers alike give the object itself. */
const { transform, WGS84, GCJ02, BD09 } = gcoord as unknown as typeof gcoord.default

type Position = readonly [number, number]
type Forward = (position: Position) => [number, number]

/** EPSG:4527: CGCS2000, 3-degree zone 39 (central meridian 117°), with the zone's number before the easting. */
const ZONE_39 = proj4(
  '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=39500000 +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs',
)
const ZONE_NUMBER = 39_000_000

/** An inverse is found when going forward again misses by less than this, in degrees (about 0.001 mm). */
const CLOSE_ENOUGH = 1e-11
const MOST_STEPS = 30

const gcj02: Forward = (position) => pair(transform([...position], WGS84, GCJ02))
const bd09FromGcj02: Forward = (position) => pair(transform([...position], GCJ02, BD09))
const bd09: Forward = (position) => bd09FromGcj02(gcj02(position))

/**
 * Longitude and latitude as this system keeps them (CGCS2000, taken as equal to WGS 84) of a position in another datum.
 * The shifts of GCJ-02 and BD-09 have no exact inverse: it is found step by step from the published forward formula, so
 * that going there and back is good to 0.001 mm; how well the formula meets reality is another matter (some metres).
 */
export function fromDatum(datum: Datum, position: Position): [number, number] {
  switch (datum) {
    case 'wgs84':
    case 'epsg4490':
      return [position[0], position[1]]
    case 'gcj02':
      return inverse(gcj02, position)
    case 'bd09':
      return inverse(bd09, position)
    case 'epsg4527':
      return pair(ZONE_39.inverse(withZone(position)))
  }
}

/** The position in another datum. */
export function toDatum(datum: Datum, position: Position): [number, number] {
  switch (datum) {
    case 'wgs84':
    case 'epsg4490':
      return [position[0], position[1]]
    case 'gcj02':
      return gcj02(position)
    case 'bd09':
      return bd09(position)
    case 'epsg4527':
      return pair(ZONE_39.forward([position[0], position[1]]))
  }
}

/** Many files leave the zone's number out of the easting (EPSG:4548). */
function withZone([easting, northing]: Position): [number, number] {
  return [easting < 1_000_000 ? easting + ZONE_NUMBER : easting, northing]
}

function inverse(forward: Forward, target: Position): [number, number] {
  let [x, y] = target
  for (let step = 0; step < MOST_STEPS; step++) {
    const [gotX, gotY] = forward([x, y])
    const [missX, missY] = [target[0] - gotX, target[1] - gotY]
    x += missX
    y += missY
    if (Math.abs(missX) < CLOSE_ENOUGH && Math.abs(missY) < CLOSE_ENOUGH) break
  }
  return [x, y]
}

function pair([x, y]: readonly number[]): [number, number] {
  return [x ?? Number.NaN, y ?? Number.NaN]
}
