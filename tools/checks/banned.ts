import type { Check, Finding } from './check.ts'
import { isCode, isTest, listFiles, readText } from './files.ts'

interface Ban {
  rule: string
  pattern: RegExp
  applies(path: string): boolean
  message: string
}

const CLOCKS = /^server\/platform\/clock(\/|\.ts$|-)|^tools\/today\.ts$/
const TEXTS = /\.(ts|tsx|js|mjs|cjs|css|html|json|md|sql|txt|tsv|ya?ml)$|^\.ci\//
const FOLDERS = /(^|\/)(helpers|common|utils|misc)\//

const BANS: Ban[] = [
  {
    rule: 'wall-clock',
    pattern: /\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bDate\.now\b/,
    applies: (path) => isCode(path) && !isTest(path) && !CLOCKS.test(path),
    message: "reads the machine's clock. Take the clock (server/platform/clock) or the day as a parameter.",
  },
  {
    rule: 'machine-path',
    pattern: /(?:^|[\s"'`(=:])\/(?:work|farm|home|root)(?=\/)/,
    applies: (path) => TEXTS.test(path),
    message: 'names a folder of one machine. Use a path relative to the repository, or a temporary folder.',
  },
  {
    rule: 'skipped-test',
    pattern: /\b(?:it|test|describe|suite)\.(?:only|skip|todo)\b/,
    applies: isTest,
    message: 'leaves tests out. Mend or delete the test; `skipIf` is for what a machine may lack.',
  },
  {
    rule: 'silenced-check',
    pattern: /@ts-(?:ignore|nocheck)|biome-ignore|eslint-disable/,
    applies: isCode,
    message: 'silences a check. Mend the cause, or enter an exception with reason and end in tools/exceptions.json.',
  },
  {
    rule: 'loose-end',
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    applies: isCode,
    message: 'leaves work behind in a comment. Do it, or open an issue.',
  },
]

// They name what they look for.
const OWN_FILES = /^tools\/checks\/banned(\.test)?\.ts$/

/** What the house style forbids and no other tool looks for. */
export const bannedCheck: Check = {
  name: 'banned things',
  repair: 'Each finding says its repair.',
  async run(root) {
    const paths = listFiles(root)
    const read = paths.filter((path) => TEXTS.test(path) && !OWN_FILES.test(path))
    return {
      findings: [...findFolders(paths), ...read.flatMap((path) => findBanned(path, readText(root, path) ?? ''))],
      note: `${read.length} files`,
    }
  },
}

function findFolders(paths: string[]): Finding[] {
  const folders = new Set(paths.flatMap((path) => (FOLDERS.test(path) ? [path.slice(0, path.lastIndexOf('/'))] : [])))
  const message = "is a folder named for no thing. A folder is a noun of the district's work."
  return [...folders].map((path) => ({ rule: 'folder-name', path, message }))
}

function findBanned(path: string, text: string): Finding[] {
  const bans = BANS.filter((ban) => ban.applies(path) && ban.pattern.test(text))
  return bans.flatMap(({ rule, pattern, message }) =>
    text.split('\n').flatMap((row, index) => (pattern.test(row) ? [{ rule, path, line: index + 1, message }] : [])),
  )
}
