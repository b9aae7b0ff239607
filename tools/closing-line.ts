import { appendFileSync, existsSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { REPOSITORY } from './checks/process.ts'

export interface Count {
  passed: number
  failed: number
  skipped: number
}

export const describeCount = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * Vitest reporter: ends a run with one plain line that programs can read, summed over all projects, and fails a run in
 * CI that left tests out. `.ci/run` collects the lines of its runs in the file that CITYBRAIN_TEST_COUNTS names.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = countTests(tests, modules, unhandled)
    const refused = process.env.CI === 'true' ? tests.filter(isSkipped).filter((test) => !mayBeSkipped(test)) : []
    for (const test of refused) console.error(`skipped, which fails in CI: ${describeTest(test)}`)
    if (refused.length > 0) process.exitCode = 1
    const file = process.env.CITYBRAIN_TEST_COUNTS
    if (file) appendFileSync(file, `${count.passed} ${count.failed} ${count.skipped}\n`)
    console.log(describeCount(count))
  }
}

function countTests(tests: TestCase[], modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): Count {
  const passed = tests.filter((test) => test.result().state === 'passed').length
  const skipped = tests.filter(isSkipped).length
  // A file or a group that breaks before its tests run has no failed test of its own.
  const broken = modules.flatMap((module) => [module, ...module.children.allSuites()])
  const errors = broken.filter((place) => place.errors().length > 0).length + unhandled.length
  return { passed, failed: tests.length - passed - skipped + errors, skipped }
}

const isSkipped = (test: TestCase): boolean => test.result().state === 'skipped'

// Tests on the real documents beside the repository may be left out where those aren't there, if they say so.
function mayBeSkipped(test: TestCase): boolean {
  return !existsSync(`${REPOSITORY}/../shared`) && describeTest(test).includes('../shared')
}

function describeTest(test: TestCase): string {
  const result = test.result()
  const note = result.state === 'skipped' && result.note ? ` (${result.note})` : ''
  return `${test.module.relativeModuleId} > ${test.fullName}${note}`
}
