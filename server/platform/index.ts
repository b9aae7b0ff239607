/** The face of platform: what engines, http and cli may use. */
export { type Actor, systemActor } from './actor.ts'
export type { Clock } from './clock/clock.ts'
export { type OpenClock, openClock } from './clock/open-clock.ts'
export { daysBetween, laterBy } from './clock/system-time.ts'
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
export { announceServer, type FolderHolder, findFolderHolder } from './database/folder-lock.ts'
export { openDatabase } from './database/open.ts'
export { SqlError } from './database/sql-error.ts'
export type { Json, PlatformTables } from './database/tables.ts'
export { type DistrictRecord, listDistricts, registerDistrict } from './districts.ts'
export type { JobRun, Jobs, JobWork } from './jobs/jobs.ts'
export { openJobs } from './jobs/open-jobs.ts'
export { createLogger } from './log/create-logger.ts'
export type { Logger } from './log/logger.ts'
export { type Change, type Subject, save, type Write } from './save.ts'
export { createShutdown, type Shutdown } from './shutdown.ts'
