/** The face of the registry: every object of the city with its history, its relations and what may be seen of it. */
export { adoptTypes } from './adopt.ts'
export { createCatalogue } from './catalogue.ts'
export { changeThing, createThing, makeChanges, thingOf } from './changes.ts'
export { type Caller, callerOf, type ReadPersonal, type RegistryDeps } from './deps.ts'
export type { ImportDeps } from './import-deps.ts'
export { importRoutes } from './import-routes.ts'
export {
  beginImport,
  finishUpload,
  mapImport,
  putPart,
  startWork,
  suggestMapping,
} from './import-service.ts'
export { getImport } from './import-store.ts'
export { linkThings, unlinkThings } from './links.ts'
export { loadThings } from './load.ts'
export { recordReads } from './reading-audit.ts'
export { thingRoutes } from './routes.ts'
export { startSweeping, sweepDue } from './sweep.ts'
