import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './checks/files.ts'
import { REPOSITORY } from './checks/process.ts'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const SCREENS = /^(console|contract|rules)\/|^package-lock\.json$/

/** Builds the console if it is older than its sources, finds a browser, and runs the scenarios. */
function main(): number {
  const browser = process.env.CHROMIUM_PATH || BROWSERS.find((path) => existsSync(path))
  if (browser === undefined || !existsSync(browser)) return reportNoBrowser()
  if (isConsoleStale()) {
    const built = runHere('npm', ['run', '-s', 'build'])
    if (built !== 0) return built
  }
  return runHere('node_modules/.bin/vitest', ['run', '--project', 'e2e', ...process.argv.slice(2)], browser)
}

function reportNoBrowser(): number {
  const looked = process.env.CHROMIUM_PATH ? `${process.env.CHROMIUM_PATH} (CHROMIUM_PATH)` : BROWSERS.join(', ')
  const repair = 'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.'
  if (process.env.CI === 'true') {
    console.error(`The scenarios need Chromium, and there is none at ${looked}. ${repair}`)
    return 1
  }
  console.error(`Scenarios skipped: there is no Chromium at ${looked}. ${repair}`)
  return 0
}

function isConsoleStale(): boolean {
  const built = join(REPOSITORY, 'console/dist/index.html')
  if (!existsSync(built)) return true
  const builtAt = statSync(built).mtimeMs
  return listFiles(REPOSITORY).some((path) => SCREENS.test(path) && statSync(join(REPOSITORY, path)).mtimeMs > builtAt)
}

function runHere(command: string, args: string[], browser = ''): number {
  const ended = spawnSync(command, args, {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: browser },
  })
  if (ended.error) throw ended.error
  return ended.status ?? 1
}

process.exitCode = main()
