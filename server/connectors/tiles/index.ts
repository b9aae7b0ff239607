/** Vector tiles (MVT 2) encoded in Node: PGlite has no ST_AsMVT, and both databases shall give the same tile. */
export { boxOfTile, type TileAddress } from './address.ts'
export { encodeTile, type TileFeature } from './encode.ts'
