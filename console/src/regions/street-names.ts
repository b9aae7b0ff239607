import { useCallback } from 'react'
import { useRegionShapes } from '../api/regions.ts'

/** Names of streets by their code; the code itself while they are on their way. */
export function useStreetNames(): (code: string) => string {
  const streets = useRegionShapes('street', {})
  const found = streets.data
  return useCallback(
    (code: string) => found?.features.find(({ properties }) => properties.code === code)?.properties.name ?? code,
    [found],
  )
}
