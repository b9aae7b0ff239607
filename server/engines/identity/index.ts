/** The face of identity: who calls, what they may, and how a route is served. */
export {
  type Call,
  type CallSession,
  type FileReply,
  type MountedRoute,
  PlacedEvent,
  RangedBody,
  serve,
  type Upload,
  WrittenReply,
} from './call.ts'
export { type Cover, listCovers } from './covers.ts'
export { MadePlace, readCursor, writeCursor } from './cursor.ts'
export { noAccount } from './errors.ts'
export { fieldKeyRoutes } from './field-key-routes.ts'
export { findAccountId, findHolders } from './holders.ts'
export { apiKeyRoutes } from './key-routes.ts'
export { type ApiKeys, createApiKeys } from './keys.ts'
export { noteLeavings } from './leavings.ts'
export { watchLeavings } from './leavings-watch.ts'
export {
  listNamedAccounts,
  listPostHolders,
  listPostNames,
  listUnitNames,
  type NamedAccount,
  type PostName,
  type UnitName,
} from './named.ts'
export { networkOf } from './network.ts'
export { loadOrganisation } from './organisation-load.ts'
export { organisationRoutes } from './organisation-routes.ts'
export { auditReads } from './read-audit.ts'
export { listInUse, listRoleHolders } from './role-holders.ts'
export { identityRoutes } from './routes.ts'
export { scopeOf } from './scope.ts'
export { createIdentity, type Identity } from './service.ts'
export { departmentsOf } from './unit-store.ts'
