import { relative } from 'node:path'
import type { Check, Finding } from './check.ts'
import { runTool } from './process.ts'

const ANNOTATION = /^::(?:error|warning) title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/
const ARGUMENTS = ['check', '--error-on-warnings', '--max-diagnostics=200', '--reporter=github', '.']

/** Biome: format, lint, import order, the size of functions. */
export const formatCheck: Check = {
  name: 'format and lint',
  repair: 'Run `npm run format`; mend by hand what it leaves, without switching the rule off.',
  async run(root) {
    const { code, output } = await runTool('biome', ARGUMENTS, root)
    const findings = parseAnnotations(root, output)
    if (code === 0) return { findings: [], note: /Checked \d+ files/.exec(output)?.[0] ?? 'biome' }
    if (findings.length === 0) findings.push({ rule: 'biome', path: 'biome.json', message: output.trim() })
    return { findings, note: '' }
  },
}

function parseAnnotations(root: string, output: string): Finding[] {
  return output.split('\n').flatMap((row) => {
    const [, rule, file, line, message] = ANNOTATION.exec(row) ?? []
    if (rule === undefined || file === undefined) return []
    const text = (message ?? '').split('%0A')[0] ?? ''
    return [{ rule, path: file.startsWith('/') ? relative(root, file) : file, line: Number(line), message: text }]
  })
}
