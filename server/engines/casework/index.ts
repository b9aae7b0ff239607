/** The face of casework: everything with a deadline that somebody does. */
export { adoptCaseTypes, type CaseTypes } from './case-types.ts'
export type { CaseworkDeps } from './deps.ts'
export { createNumbers } from './numbers.ts'
export { caseRoutes } from './routes.ts'
export { createCaseRules } from './routing.ts'
export { doCommand, openCase } from './service.ts'
export { caseReader } from './store.ts'
export { startMoments, sweepMoments } from './sweep.ts'
