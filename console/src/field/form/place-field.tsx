import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../portal/notices.tsx'
import { Ground } from '../map/ground.tsx'
import { type Place, useHere } from '../map/here.ts'
import type { Taken } from './photo-field.tsx'

// The map's library is a megabyte, and most places are right as they are.
const PositionMap = lazy(async () => ({ default: (await import('../../portal/map/position-map.tsx')).PositionMap }))

export interface FoundPlace {
  readonly position: Place | null
  readonly from: 'gps' | 'photo' | 'hand'
  readonly isLooking: boolean
  /** Null: as the phone and the photo say again. */
  move(to: Place | null): void
}

/** Where it is: marked by hand, else where the photo was taken, else where the phone is. */
export function usePlace(taken: readonly Taken[]): FoundPlace {
  const { here, isLooking } = useHere()
  const [moved, move] = useState<Place | null>(null)
  const noted = taken.find(({ position }) => position !== null)?.position ?? null
  const from = moved ? 'hand' : noted ? 'photo' : 'gps'
  return { position: moved ?? noted ?? here, from, isLooking, move }
}

export function PlaceField({ place, fault }: { readonly place: FoundPlace; readonly fault: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { position, from, isLooking } = place
  const words = () => {
    if (!position) return t(isLooking ? 'field.report-locating' : 'field.report-no-place')
    const [lon, lat] = position.map((degrees) => degrees.toFixed(5))
    return t('field.report-at', { lon, lat, from: t(`field.from-${from}`) })
  }
  return (
    <section className={fault ? 'p-wrong' : undefined} aria-label={t('field.report-where')}>
      {fault && (
        <p className="p-error" role="alert">
          {t('field.needs-place')}
        </p>
      )}
      <p role="status" className="f-place">
        {words()}
      </p>
      <div className="f-place-ways">
        <button type="button" className="p-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'portal.map-shut' : 'field.report-move')}
        </button>
        {from === 'hand' && (
          <button type="button" className="p-link" onClick={() => place.move(null)}>
            {t('field.report-here')}
          </button>
        )}
      </div>
      {isOpen && (
        <Ground>
          <Suspense fallback={<Loading />}>
            <PositionMap position={position} onChange={place.move} />
          </Suspense>
        </Ground>
      )}
    </section>
  )
}
