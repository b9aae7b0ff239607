import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of tests that take minutes, the longest first. */
const LONG = [
  'server/http/hostile.integration',
  'server/engines/registry/imports-killed.integration',
  'server/platform/events/killed.integration',
  'server/http/strangers.integration',
  'server/cli/city.integration',
  'server/engines/registry/imports.integration',
  'scenarios/import-killed',
  'scenarios/pages',
  'scenarios/thing-imports',
  'scenarios/access',
]

/** Begins with what takes longest, so that no long file is left alone at the end while the other processor idles. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((name) => moduleId.includes(name))
      return found === -1 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
