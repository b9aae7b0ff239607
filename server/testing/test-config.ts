import { type Config, readConfig } from '../platform/index.ts'

/** The default settings with these flags, whatever the environment says. */
export const testConfig = (flags: Record<string, string>): Config => readConfig({ env: {}, flags })
