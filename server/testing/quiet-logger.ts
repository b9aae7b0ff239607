import type { Logger } from '../platform/index.ts'

const nothing = () => undefined

/** Says nothing: a test looks at what was done, not at what was logged. */
export const quietLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
