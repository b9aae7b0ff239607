import { inspect } from 'node:util'
import { bannedCheck } from './checks/banned.ts'
import { type Check, describeFinding, type Finding, type Outcome } from './checks/check.ts'
import { applyExceptions, readExceptions } from './checks/exceptions.ts'
import { formatCheck } from './checks/format.ts'
import { layersCheck } from './checks/layers.ts'
import { licencesCheck } from './checks/licences.ts'
import { messagesCheck } from './checks/messages.ts'
import { REPOSITORY } from './checks/process.ts'
import { schemaCheck } from './checks/schema.ts'
import { sizeCheck } from './checks/size.ts'
import { typesCheck } from './checks/types.ts'
import { unusedCheck } from './checks/unused.ts'
import { today } from './today.ts'

// Two lanes for two cores: the compiler's runs in one, the rest in the other.
const LANES: Check[][] = [
  [typesCheck('.'), typesCheck('console')],
  [formatCheck, layersCheck, unusedCheck, sizeCheck, bannedCheck, messagesCheck, licencesCheck, schemaCheck],
]
const MOST_FINDINGS_SHOWN = 60

interface Done {
  check: Check
  outcome: Outcome
  seconds: number
}

async function runLane(checks: Check[]): Promise<Done[]> {
  const done: Done[] = []
  for (const check of checks) {
    const started = performance.now()
    const outcome = await check.run(REPOSITORY).catch(toFinding)
    done.push({ check, outcome, seconds: (performance.now() - started) / 1000 })
  }
  return done
}

function toFinding(error: unknown): Outcome {
  const message = inspect(error)
  return { findings: [{ rule: 'check-broke', path: 'tools', message }], note: '' }
}

function report({ check, outcome, seconds }: Done, findings: Finding[]): void {
  const time = `${seconds.toFixed(1)} s`
  if (findings.length === 0) {
    console.log(`✓ ${check.name} (${outcome.note}, ${time})`)
    return
  }
  console.log(`✗ ${check.name}: ${findings.length} findings (${time})`)
  for (const finding of findings.slice(0, MOST_FINDINGS_SHOWN)) console.log(`    ${describeFinding(finding)}`)
  if (findings.length > MOST_FINDINGS_SHOWN) console.log(`    … and ${findings.length - MOST_FINDINGS_SHOWN} more`)
  console.log(`  Repair: ${check.repair}`)
}

async function main(): Promise<void> {
  const done = (await Promise.all(LANES.map(runLane))).flat()
  const all = done.flatMap(({ outcome }) => outcome.findings)
  const standing = applyExceptions(all, readExceptions(REPOSITORY), today())
  for (const item of done)
    report(
      item,
      item.outcome.findings.filter((finding) => standing.includes(finding)),
    )
  const ofExceptions = standing.filter(({ rule }) => rule.startsWith('exception-'))
  for (const finding of ofExceptions) console.log(`✗ ${describeFinding(finding)}`)
  const failed = done.filter(({ outcome }) => outcome.findings.some((finding) => standing.includes(finding))).length
  const exceptionsFailed = ofExceptions.length > 0 ? 1 : 0
  console.log(`check: ${done.length - failed} passed, ${failed + exceptionsFailed} failed`)
  process.exitCode = failed + exceptionsFailed > 0 ? 1 : 0
}

await main()
