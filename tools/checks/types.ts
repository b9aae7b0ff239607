import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Finding, Outcome } from './check.ts'
import { isCode, listFiles } from './files.ts'
import { runTool } from './process.ts'

const DIAGNOSTIC = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/

/** The TypeScript compiler over one project; `project` is the folder of its tsconfig.json. */
export function typesCheck(project: '.' | 'console'): Check {
  return {
    name: project === '.' ? 'types' : `types of ${project}`,
    repair: 'Mend the types at their source (contract/): no `any`, no `!`, no silenced line.',
    run: (root) => checkTypes(root, project),
  }
}

async function checkTypes(root: string, project: string): Promise<Outcome> {
  const sources = listFiles(root).filter((path) => isCode(path) && (project === '.' || path.startsWith(`${project}/`)))
  if (sources.length === 0) return { findings: [], note: `waiting for the first source file in ${project}` }
  const config = join(project, 'tsconfig.json')
  if (!existsSync(join(root, config))) {
    return { findings: [{ rule: 'types', path: config, message: 'is missing, so no types are checked' }], note: '' }
  }
  // Kept beside the modules: the second run only looks at what has changed since the first.
  const memory = `node_modules/.cache/types-${project === '.' ? 'root' : project}.tsbuildinfo`
  const args = ['-p', config, '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory]
  const { code, output } = await runTool('tsc', args, root)
  const findings = parseDiagnostics(output)
  if (code !== 0 && findings.length === 0) findings.push({ rule: 'types', path: config, message: output.trim() })
  return { findings, note: `${sources.length} source files` }
}

function parseDiagnostics(output: string): Finding[] {
  return output.split('\n').flatMap((row) => {
    const [, path, line, rule, message] = DIAGNOSTIC.exec(row) ?? []
    if (path === undefined || rule === undefined) return []
    return [{ rule, path, line: Number(line), message: message ?? '' }]
  })
}
