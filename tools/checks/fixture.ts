import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Check, describeFinding } from './check.ts'
import { REPOSITORY } from './process.ts'

/** A small repository made for one test; `files` are texts by path. It can use what is installed in node_modules. */
export function makeRepository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'citybrain-check-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
  return root
}

/** What the check says about a repository of these files, one line for each finding. */
export async function findIn(check: Check, files: Record<string, string>): Promise<string[]> {
  const { findings } = await check.run(makeRepository(files))
  return findings.map(describeFinding)
}

export const lines = (count: number): string => 'export {}\n'.repeat(count)
