/** The face of the work clock: calendars made ready, limits read, deadlines projected and explained. */
export { dayOfInstant, showInstant } from './days.ts'
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
export { FIRST_PROVISIONAL_DATE, FIRST_YEAR, NEWEST_NOTICE_YEAR } from './notices.ts'
export { nextOpening } from './opening.ts'
export { parseLimit } from './parse-limit.ts'
export { projectDue } from './project.ts'
export { readInstant, readPause } from './read-instant.ts'
export { type CompiledCalendar, createWorkCalendar, LAST_YEAR } from './work-calendar.ts'
export { daysOfYear, firstDifference } from './year.ts'
