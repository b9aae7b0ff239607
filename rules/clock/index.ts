/** The face of the work clock: calendars made ready, limits read, deadlines projected and explained. */
export { showInstant } from './days.ts'
export { explainDeadline } from './explain.ts'
export {
  dueAt,
  earliestAt,
  remainingAt,
  stateAt,
  usedAt,
  workingDaysBetween,
  workingMinutesBetween,
} from './ledger.ts'
export { FIRST_YEAR } from './notices.ts'
export { parseLimit } from './parse-limit.ts'
export { projectDue } from './project.ts'
export { readInstant } from './read-instant.ts'
export { type CompiledCalendar, createWorkCalendar } from './work-calendar.ts'
export { daysOfYear } from './year.ts'
