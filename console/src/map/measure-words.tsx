import type { Geometry } from 'geojson'
import { useTranslation } from 'react-i18next'
import { areaM2, lengthM } from './geometry.ts'
import { areaWords, lengthWords } from './measure.ts'

/** Length of a line, area and circumference of an area, with their units. */
export function MeasureWords({ geometry }: { geometry: Geometry | null }) {
  const { t, i18n } = useTranslation()
  const words = geometry ? measured(geometry, i18n.language) : null
  return (
    <span className="figure" role="status">
      {words?.area && `${t('map.area')} ${words.area}`}
      {words?.area && words.length && ' · '}
      {words?.length && `${t(words.area ? 'map.circumference' : 'map.length')} ${words.length}`}
    </span>
  )
}

function measured(geometry: Geometry, language: string): { area: string | null; length: string | null } {
  switch (geometry.type) {
    case 'LineString':
      return { area: null, length: lengthWords(lengthM(geometry.coordinates), language) }
    case 'Polygon':
      return measured({ type: 'MultiPolygon', coordinates: [geometry.coordinates] }, language)
    case 'MultiPolygon': {
      const area = geometry.coordinates.reduce((sum, rings) => sum + areaM2(rings), 0)
      const length = geometry.coordinates.reduce((sum, [outer = []]) => sum + lengthM(outer), 0)
      return { area: areaWords(area, language), length: lengthWords(length, language) }
    }
    default:
      return { area: null, length: null }
  }
}
