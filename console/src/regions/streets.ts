import { listRegions } from '@citybrain/contract/api/regions.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../api/call.ts'
import { regionKeys } from '../api/regions.ts'

/** Streets of the district with a code, also those whose boundary nobody has entered yet. */
export function useStreets(): readonly { code: string; name: string }[] {
  const streets = useQuery({
    queryKey: [...regionKeys.all, 'streets'],
    queryFn: ({ signal }) => call(listRegions, { query: { kind: 'street', limit: 500 }, signal }),
    select: ({ items }) => items.flatMap(({ code, name }) => (code ? [{ code: code as string, name }] : [])),
  })
  return streets.data ?? NONE
}

const NONE: readonly { code: string; name: string }[] = []

/** Names of streets by their code; the code itself while they are on their way. */
export function useStreetNames(): (code: string) => string {
  const streets = useStreets()
  return useCallback((code: string) => streets.find((one) => one.code === code)?.name ?? code, [streets])
}
