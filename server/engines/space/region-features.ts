import { Readable } from 'node:stream'
import { WrittenReply } from '../identity/index.ts'
import { DATUM_WORDS } from './geometry-sql.ts'
import type { DrawnRegion } from './region-list.ts'

/** Boundaries as a FeatureCollection; geometries are handed on as the database wrote them, never parsed here. */
export function writeFeatures(regions: readonly DrawnRegion[], truncated: boolean): WrittenReply {
  return new WrittenReply(Readable.from(pieces(regions, truncated)))
}

function* pieces(regions: readonly DrawnRegion[], truncated: boolean): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  let first = true
  for (const region of regions) {
    yield (first ? '' : ',') + featureOf(region)
    first = false
  }
  yield `],"truncated":${truncated},"datum":${JSON.stringify(DATUM_WORDS)}}`
}

function featureOf({ id, json, kind, code, name, parent, sample }: DrawnRegion): string {
  const properties = JSON.stringify({ kind, code, name, parent, sample })
  return `{"type":"Feature","id":"${id}","geometry":${json},"properties":${properties}}`
}
