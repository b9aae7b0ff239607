import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { ENGINE_FLAGS } from '../server/platform/engine-flags.js'
import { describeFigure, type Figure, keepsLimit } from './figure.ts'

const NOT_A_BENCH = /^(run|figure)\.ts$|\.test\.ts$/
// By the environment, since a benchmark may read the arguments.
const FILE = 'CITYBRAIN_BENCH_FILE'

/** File by name. A benchmark exports `bench(): Promise<Figure[]>`, or prints its own figures as it is loaded. */
function findBenches(): Map<string, string> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !NOT_A_BENCH.test(file))
  return new Map(files.sort().map((file) => [file.replace(/(\.bench)?\.ts$/, ''), join(import.meta.dirname, file)]))
}

async function runHere(file: string): Promise<void> {
  const { bench } = (await import(file)) as { bench?: () => Promise<Figure[]> }
  const figures = (await bench?.()) ?? []
  for (const figure of figures) console.log(describeFigure(figure))
  if (!figures.every(keepsLimit)) process.exitCode = 1
}

// Each in a process of its own, so that none runs on the heap and the compiled code of the one before.
function runAll(asked: string[]): void {
  const benches = findBenches()
  const unknown = asked.filter((name) => !benches.has(name))
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${[...benches.keys()].join(', ')}.`)
    process.exitCode = 2
    return
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  for (const [name, file] of benches) {
    if (asked.length > 0 && !asked.includes(name)) continue
    console.log(`\n${name}`)
    const { status } = spawnSync(process.execPath, [...ENGINE_FLAGS, import.meta.filename], {
      stdio: 'inherit',
      env: { ...process.env, [FILE]: file },
    })
    if (status !== 0) process.exitCode = 1
  }
}

const file = process.env[FILE]
if (file) await runHere(file)
else runAll(process.argv.slice(2))
