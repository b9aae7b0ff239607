import { listRegions } from '@citybrain/contract/api/regions.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { regionKeys } from '../api/regions.ts'

/** A region by its name with its code behind; the code alone while the name is on its way, or where nobody gave one. */
export function RegionName({ code }: { code: string }) {
  const region = useQuery({
    queryKey: [...regionKeys.all, 'name', code],
    queryFn: ({ signal }) => call(listRegions, { query: { code, limit: 1 }, signal }),
    select: ({ items }) => items[0]?.name,
  })
  return region.data === undefined || region.data === code ? code : `${region.data} · ${code}`
}
