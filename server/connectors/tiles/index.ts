/** Vector tiles (MVT 2) encoded in Node: PGlite has no ST_AsMVT, and both databases shall give the same tile. */
export { boxOfTile } from './address.ts'
export { encodeTile } from './encode.ts'
export { gather, type Spot } from './gather.ts'
