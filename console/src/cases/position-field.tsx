import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlacePicker } from '../things/place-picker.tsx'

interface Props {
  readonly start: [number, number] | null
  readonly placeless: boolean
  onChange(position: [number, number] | null): void
}

const POINT = { geometry: 'point' } as const

/** Where a case lies: one point on the map, or as figures. */
export function PositionField({ start, placeless, onChange }: Props) {
  const { t } = useTranslation()
  const [first] = useState<Geometry | null>(start && { type: 'Point', coordinates: start })
  const latest = useRef(onChange)
  latest.current = onChange
  const said = useRef(JSON.stringify(start))
  const hear = useCallback((geometry: Geometry | null) => {
    const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : []
    const position: [number, number] | null = lon === undefined || lat === undefined ? null : [lon, lat]
    if (JSON.stringify(position) === said.current) return
    said.current = JSON.stringify(position)
    latest.current(position)
  }, [])
  return (
    <fieldset className="attach">
      <legend className="attach-label">{t('case.position')}</legend>
      {placeless && (
        <p className="attach-fault" role="alert">
          {t('case.position-needed')}
        </p>
      )}
      <PlacePicker type={POINT} start={first} onChange={hear} />
    </fieldset>
  )
}
