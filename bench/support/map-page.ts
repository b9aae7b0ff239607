/** A page that draws 100 000 points in one of two ways and says how it went; see bench/map.ts. */
export function mapPage(source: 'shapes' | 'tiles', origin: string): string {
  const given =
    source === 'shapes'
      ? `{ type: 'geojson', data: '${origin}/points.geojson', cluster: true, clusterMaxZoom: 14, clusterRadius: 46 }`
      : `{ type: 'vector', tiles: ['${origin}/tiles/{z}/{x}/{y}'], maxzoom: 15 }`
  const inside = source === 'tiles' ? `'source-layer': 'things',` : ''
  return `<!doctype html><html><body style="margin:0"><div id="map" style="width:1000px;height:800px"></div>
<script type="module">
import * as maplibre from '/lib/maplibre-gl.mjs'
maplibre.setWorkerUrl('${origin}/lib/maplibre-gl-worker.mjs')
const began = performance.now()
const map = new maplibre.Map({
  container: 'map', center: [117.15, 39.11], zoom: 12, fadeDuration: 0, attributionControl: false,
  style: { version: 8, sources: { things: ${given} }, layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': '#eef1ee' } },
    { id: 'one', type: 'circle', source: 'things', ${inside} filter: ['!', ['has', 'point_count']], paint: { 'circle-radius': 6 } },
    { id: 'many', type: 'circle', source: 'things', ${inside} filter: ['has', 'point_count'], paint: { 'circle-radius': 18 } },
  ] },
})
const idle = () => new Promise((resolve) => map.once('idle', resolve))
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
async function pan(zoom) {
  map.jumpTo({ center: [117.15, 39.11], zoom })
  await idle()
  const frames = []
  let last = performance.now()
  for (let step = 0; step < 120; step += 1) {
    map.panBy([step < 60 ? 14 : -14, step % 40 < 20 ? 8 : -8], { duration: 0 })
    await frame()
    const now = performance.now()
    frames.push(now - last)
    last = now
  }
  return { zoom, frames }
}
await idle()
const firstMs = performance.now() - began
window.measured = { firstMs, pans: [await pan(12), await pan(14), await pan(16)] }
</script></body></html>`
}
