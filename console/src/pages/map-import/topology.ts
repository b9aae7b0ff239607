import { checkImportTopology } from '@citybrain/contract/api/region-imports.ts'
import type { RegionImport } from '@citybrain/contract/engines/region-import.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { regionKeys } from '../../api/regions.ts'

/** Gaps and overlaps among the features of a preview. */
export function useImportTopology(one: RegionImport) {
  return useQuery({
    queryKey: [...regionKeys.import(one.id), 'topology', one.revision],
    enabled: one.state === 'preview' && one.faultCount === 0,
    queryFn: ({ signal }) => call(checkImportTopology, { params: { import: one.id }, query: {}, signal }),
  })
}
