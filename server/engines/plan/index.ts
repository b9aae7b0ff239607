import type { MountedRoute } from '../identity/index.ts'
import { documentRoutes } from './document-routes.ts'
import type { WorkbookWriter } from './export.ts'
import type { ImportDeps } from './imports.ts'
import { registerRoutes } from './register-routes.ts'

export { listSummaries } from './document-store.ts'
export type { RegisterExport, WorkbookWriter } from './export.ts'
export { importDocument } from './imports.ts'
export type { DocumentReader, NewDocument } from './new-document.ts'
export { insertRecords } from './register-store.ts'
export { toRecord } from './row.ts'

/** What the plan engine needs: the database, jobs and clock of the platform, a reader of documents, a writer of workbooks. */
export interface PlanEngine extends ImportDeps {
  writeWorkbook: WorkbookWriter
}

/** The routes of documents, versions, registers and targets. */
export function planRoutes(engine: PlanEngine): MountedRoute[] {
  return [...documentRoutes(engine), ...registerRoutes(engine)]
}
