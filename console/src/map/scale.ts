import { metresPerDegree } from './geometry.ts'

const TILE_PX = 512

/** Metres on the ground that a pixel covers. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (metresPerDegree(latitude).lon * 360) / (TILE_PX * 2 ** zoom)
}

/** The longest round distance (1, 2 or 5 × a power of ten, in metres) that isn't longer than `mostPx` on the screen. */
export function scaleBar(metresPerPx: number, mostPx: number): { metres: number; px: number } {
  const most = metresPerPx * mostPx
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1
  return { metres: step * power, px: (step * power) / metresPerPx }
}
