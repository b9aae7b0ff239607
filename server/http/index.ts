/** The face of http: the application, its own routes, and its doors. */
export { DISTRICT_HEADER } from './access.ts'
export { type App, type AppDeps, createApp } from './app.ts'
export { districtRoutes } from './district.ts'
export { createDoors, type Doors } from './doors.ts'
export { GENERAL_CODES, STATUS_OF_CODE } from './errors.ts'
export { operationsRoutes } from './operations.ts'
