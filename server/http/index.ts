/** The face of http: the application, its own routes, and its doors. */
export { type App, createApp } from './app.ts'
export { calendarRoutes } from './calendar.ts'
export { codeRoutes } from './codes.ts'
export { districtRoutes } from './district.ts'
export { createDoors } from './doors.ts'
export { GENERAL_CODES, STATUS_OF_CODE } from './errors.ts'
export { logRoutes } from './log.ts'
export { operationsRoutes } from './operations.ts'
