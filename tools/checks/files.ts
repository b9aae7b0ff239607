import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const CODE = /\.(ts|tsx|js|mjs|cjs)$/
const TEST = /\.test\.tsx?$/

export const isCode = (path: string): boolean => CODE.test(path)
export const isTest = (path: string): boolean => TEST.test(path)

/** The repository's files, tracked or about to be, as paths from its root with forward slashes. */
export function listFiles(root: string): string[] {
  const paths = existsSync(join(root, '.git')) ? listByGit(root) : listByWalk(root)
  return paths.filter((path) => !path.startsWith('node_modules/')).sort()
}

function listByGit(root: string): string[] {
  const printed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const paths = new Set(printed.split('\0').filter((path) => path !== ''))
  return [...paths].filter((path) => existsSync(join(root, path)))
}

function listByWalk(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** The file's text, or undefined when it is no text (a picture, an office file). */
export function readText(root: string, path: string): string | undefined {
  const bytes = readFileSync(join(root, path))
  return bytes.includes(0) ? undefined : bytes.toString('utf8')
}
