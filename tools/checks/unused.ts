import type { Check, Finding } from './check.ts'
import { runTool } from './process.ts'

interface Named {
  name: string
  line?: number
}
type Issue = { file: string } & Record<string, Named[] | string | undefined>

/** Knip: files, exports and dependencies that nothing uses, and dependencies that nobody declared. */
export const unusedCheck: Check = {
  name: 'unused code',
  repair: 'Delete what nothing uses (or drop its `export`); declare a dependency in the package.json that imports it.',
  async run(root) {
    const { code, output } = await runTool('knip', ['--reporter', 'json', '--no-progress'], root)
    const start = output.indexOf('{"')
    if (start < 0) return { findings: [{ rule: 'knip', path: 'knip.json', message: output.trim() }], note: '' }
    const { issues } = JSON.parse(output.slice(start)) as { issues: Issue[] }
    const findings = issues.flatMap(findingsOf)
    if (code !== 0 && findings.length === 0) findings.push({ rule: 'knip', path: 'knip.json', message: output.trim() })
    return { findings, note: `${findings.length} unused` }
  },
}

function findingsOf({ file, ...kinds }: Issue): Finding[] {
  return Object.entries(kinds).flatMap(([kind, named]) =>
    (Array.isArray(named) ? named : []).map(({ name, line }) => ({
      rule: `unused-${kind}`,
      path: file,
      ...(line === undefined ? {} : { line }),
      message: kind === 'files' ? 'nothing imports this file' : name,
    })),
  )
}
