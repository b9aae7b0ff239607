import { checkThingImport, runThingImport, undoThingImport } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'

const ROUTES = { check: checkThingImport, run: runThingImport, undo: undoThingImport }

/** Starts work on an import; the page follows its state. */
export function useStep(one: ThingImport) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (what: keyof typeof ROUTES) =>
      call(ROUTES[what], { params: { import: one.id }, body: { revision: one.revision } }),
    onSuccess: (next) => queries.setQueryData(importKeys.one(one.id), next),
    onError: () => queries.invalidateQueries({ queryKey: importKeys.one(one.id) }),
  })
}
