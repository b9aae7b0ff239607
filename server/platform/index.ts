/** The face of platform: what engines, http and cli may use. */
export { type Actor, systemActor } from './actor.ts'
export type { Clock } from './clock/clock.ts'
export {
  type Config,
  type ConfigInput,
  type ConfigSource,
  describeConfig,
  readConfig,
  type SettingInfo,
} from './config/config.ts'
export { SETTINGS } from './config/settings.ts'
export type { Database, Db } from './database/database.ts'
export type { FolderHolder } from './database/folder-lock.ts'
export { openDatabase } from './database/open.ts'
export type { Json, PlatformTables } from './database/tables.ts'
export type { JobRun, Jobs, JobWork } from './jobs/jobs.ts'
export type { Logger } from './log/logger.ts'
export { type Change, type Subject, save, type Write } from './save.ts'
export { createShutdown, type Shutdown } from './shutdown.ts'
