/** Zoom, column from the west and row from the north of a web Mercator tile. */
export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** West, south, east, north in degrees; `margin` adds a part of the tile's width around it, for symbols on its edge. */
export function boxOfTile({ z, x, y }: TileAddress, margin = 0): [number, number, number, number] {
  const tiles = 2 ** z
  const lon = (column: number) => (column / tiles) * 360 - 180
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI
  return [lon(x - margin), lat(y + 1 + margin), lon(x + 1 + margin), lat(y - margin)]
}
