import { useEffect, useState } from 'react'

export type Place = readonly [lon: number, lat: number]

const FINE = { enableHighAccuracy: true, maximumAge: 30_000, timeout: 20_000 }

/** Where the phone is, as soon as it knows; null while it doesn't, or may not say. */
export function useHere(): { here: Place | null; isLooking: boolean } {
  const [here, setHere] = useState<Place | null>(null)
  const [isLooking, setLooking] = useState('geolocation' in navigator)
  useEffect(() => {
    if (!('geolocation' in navigator)) return
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setHere([exact(coords.longitude), exact(coords.latitude)])
        setLooking(false)
      },
      () => setLooking(false),
      FINE,
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [])
  return { here, isLooking }
}

const DIGITS = 1_000_000
const exact = (degrees: number) => Math.round(degrees * DIGITS) / DIGITS
