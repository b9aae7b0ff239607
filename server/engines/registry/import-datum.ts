import type { Datum } from '@citybrain/contract/engines/region-import.ts'

export function datumToWgs84(datum: Datum, longitude: number, latitude: number): readonly [number, number] {
  void datum
  return [longitude, latitude]
}
