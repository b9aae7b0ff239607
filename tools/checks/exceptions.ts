import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Finding } from './check.ts'

const FILE = 'tools/exceptions.json'

const ExceptionList = z.array(
  z.strictObject({
    rule: z.string().describe('as printed between brackets, for example file-size'),
    path: z.string(),
    reason: z.string().min(20),
    until: z.iso.date().describe('the last day on which it holds'),
  }),
)
type ExceptionList = z.infer<typeof ExceptionList>

export function readExceptions(root: string): ExceptionList {
  return ExceptionList.parse(JSON.parse(readFileSync(join(root, FILE), 'utf8')))
}

/** Takes excepted findings out, and finds exceptions that have ended or that nothing needs any more. */
export function applyExceptions(findings: Finding[], exceptions: ExceptionList, today: string): Finding[] {
  const covers = (entry: ExceptionList[number], finding: Finding) =>
    entry.rule === finding.rule && entry.path === finding.path
  const ended = exceptions.filter((entry) => entry.until < today)
  const needless = exceptions.filter((entry) => !findings.some((finding) => covers(entry, finding)))
  const running = exceptions.filter((entry) => entry.until >= today)
  return [
    ...findings.filter((finding) => !running.some((entry) => covers(entry, finding))),
    ...ended.map(({ rule, path, until }) => ({
      rule: 'exception-ended',
      path: FILE,
      message: `the exception of ${path} from ${rule} ended on ${until}: mend the file and take the entry out`,
    })),
    ...needless.map(({ rule, path }) => ({
      rule: 'exception-needless',
      path: FILE,
      message: `${path} no longer breaks ${rule}: take the entry out`,
    })),
  ]
}
