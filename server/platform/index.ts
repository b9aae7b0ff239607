/** The face of platform: what engines, http and cli may use. */
export { type Actor, createActor, operatorActor, publicActor, systemActor } from './actor.ts'
export { listActors } from './actor-list.ts'
export type { Clock } from './clock/clock.ts'
export { openClock } from './clock/open-clock.ts'
export { laterBy, secondsBetween, systemMs, toChinaDate } from './clock/system-time.ts'
export {
  type Config,
  type ConfigInput,
  describeConfig,
  readConfig,
  type SettingInfo,
} from './config/config.ts'
export { SETTINGS } from './config/settings.ts'
export { readSchema, type TableInfo } from './database/catalogue.ts'
export type { Database, Db } from './database/database.ts'
export { announceServer, findFolderHolder } from './database/folder-lock.ts'
export { openDatabase } from './database/open.ts'
export { type Scope, wholeDistrict } from './database/scope.ts'
export type { Json } from './database/tables.ts'
export { listDistricts, registerDistrict } from './districts.ts'
export { backoffMs } from './events/backoff.ts'
export type { Consumer, LoggedEvent } from './events/consumer.ts'
export { decideLetter, type LetterRecord, listLetters } from './events/letters.ts'
export { createReactor, type Reactor } from './events/reactor.ts'
export {
  isBalanced,
  type LogCounts,
  queuedOf,
  readLogCounts,
  recountLog,
  refusedOf,
  sumLogCounts,
} from './events/status.ts'
export { tail } from './events/tail.ts'
export { readPlace as readTailPlace } from './events/tail-place.ts'
export { createGathering } from './gathering.ts'
export { sumJobs } from './jobs/job-store.ts'
export type { JobRun, Jobs, JobWork } from './jobs/jobs.ts'
export { openJobs } from './jobs/open-jobs.ts'
export { createLogger } from './log/create-logger.ts'
export type { Logger } from './log/logger.ts'
export { newId } from './new-id.ts'
export { readySave, type Subject, save, type Write, wasRefused } from './save.ts'
export { openSealer, type Sealer } from './secrets/sealer.ts'
export { createShutdown } from './shutdown.ts'
export { openThread, type Thread } from './thread.ts'
export { noRevision } from './work-calendar/errors.ts'
export { createWorkCalendars, type WorkCalendars } from './work-calendar/work-calendars.ts'
