import { defineConfig } from 'vitest/config'
import { ENGINE_FLAGS } from './server/platform/engine-flags.js'
import { LongestFirst } from './tools/longest-first.ts'

const tests = (name: string, include: string[], more = {}) => ({ test: { name, include, ...more } })

export default defineConfig({
  test: {
    // As the product's launcher starts it.
    execArgv: ENGINE_FLAGS,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tools/closing-line.ts'],
    projects: [
      tests('unit', ['{contract,rules,packs,district,tools,bench,console}/**/*.test.{ts,tsx}', 'server/**/*.test.ts'], {
        exclude: ['**/node_modules/**', '**/*.integration.test.ts'],
      }),
      tests('integration', ['server/**/*.integration.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 120_000,
        maxWorkers: 2,
        // Readers of the log wait for every older transaction of the cluster, also those of other tests.
        expect: { poll: { timeout: 20_000 } },
      }),
      tests('e2e', ['scenarios/**/*.test.ts'], {
        globalSetup: 'scenarios/support/sample-folder.ts',
        testTimeout: 300_000,
        hookTimeout: 180_000,
        // Each has a city and a browser of its own; two of them fit on two cores.
        maxWorkers: 2,
        // A page on a busy machine may take its time; what never comes still fails.
        expect: { poll: { timeout: 30_000 } },
      }),
    ],
  },
})
