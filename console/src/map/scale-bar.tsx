import { useTranslation } from 'react-i18next'
import type { View } from './layer.ts'
import { metresPerPixel, scaleBar } from './scale.ts'

const MOST_PX = 110

export function ScaleBar({ view }: { view: View }) {
  const { t } = useTranslation()
  const { metres, px } = scaleBar(metresPerPixel(view.lat, view.zoom), MOST_PX)
  const words = metres >= 1000 ? t('map.kilometres', { figure: metres / 1000 }) : t('map.metres', { figure: metres })
  return (
    <span className="map-scale" style={{ width: px }}>
      <span className="visually-hidden">{t('map.scale')} </span>
      {words}
    </span>
  )
}
