import type { View } from './layer.ts'

/** `117.15020,39.10840,13.25`: the view as it stands in the address. */
export function viewToAddress(view: View): string {
  return `${view.lon.toFixed(5)},${view.lat.toFixed(5)},${view.zoom.toFixed(2)}`
}

/** Null for what isn't a view of this world. */
export function viewFromAddress(said: string | null): View | null {
  const parts = said?.split(',') ?? []
  const [lon, lat, zoom] = parts.map(Number)
  if (parts.length !== 3 || lon === undefined || lat === undefined || zoom === undefined) return null
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24)) return null
  return { lon, lat, zoom }
}
