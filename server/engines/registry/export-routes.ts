import * as api from '@citybrain/contract/api/thing-export.ts'
import { type MountedRoute, serve } from '../identity/index.ts'
import { type ExportDeps, exportThings } from './export.ts'

/** Things of a type as a file. */
export function exportRoutes(deps: ExportDeps): MountedRoute[] {
  return [serve(api.exportThings, ({ actor, db, query, signal }) => exportThings(deps, { actor, db }, query, signal))]
}
