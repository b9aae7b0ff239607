import type { Check } from './check.ts'
import { isCode, listFiles, readText } from './files.ts'

const LIMIT = 300
// Data, migrations and what a tool generates are as long as they are.
const EXEMPT = /(^|\/)(migrations|data)\/|\.data\.ts$|\.gen\.[^/]+$/

/** Length of source files; that of functions is Biome's. */
export const sizeCheck: Check = {
  name: 'file size',
  repair: `Split by noun: a file aims at 150 lines and ends at ${LIMIT}. Tables of data live in *.data.ts, .json or .tsv.`,
  async run(root) {
    const sources = listFiles(root).filter((path) => (isCode(path) || path.endsWith('.css')) && !EXEMPT.test(path))
    const findings = sources.flatMap((path) => {
      const lines = (readText(root, path) ?? '').trimEnd().split('\n').length
      return lines > LIMIT ? [{ rule: 'file-size', path, message: `has ${lines} lines, ${LIMIT} is the limit` }] : []
    })
    return { findings, note: `${sources.length} files` }
  },
}
