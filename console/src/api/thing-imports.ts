import { getThingImport } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImportState } from '@citybrain/contract/engines/thing-import.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export const importKeys = {
  all: ['thing-imports'] as const,
  list: ['thing-imports', 'list'] as const,
  one: (id: string) => ['thing-imports', id] as const,
}

const AT_WORK: ReadonlySet<ThingImportState> = new Set(['checking', 'running', 'undoing'])
const REFRESH_MS = 1_000

export const isAtWork = (state: ThingImportState): boolean => AT_WORK.has(state)

/** An import; while the server works on it, every second anew. */
export function useThingImport(id: string) {
  return useQuery({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => call(getThingImport, { params: { import: id }, signal }),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.state) ? REFRESH_MS : false),
  })
}
