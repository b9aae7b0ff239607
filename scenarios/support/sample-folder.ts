import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of a sample city that was started once and stopped. */
    sampleFolder: string
  }
}

/** Before all scenarios: the sample city's first start, which takes a minute of both processors, happens once. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Imported late: what it imports is vitest's own, which runs here before any test.
  const { startCity } = await import('./city.ts')
  const made = await mkdtemp(join(tmpdir(), 'citybrain-sample-'))
  const city = await startCity({ verb: 'demo', dataFolder: made, first: true })
  await city.stop()
  project.provide('sampleFolder', made)
  return () => rm(made, { recursive: true, force: true })
}

/** Makes an empty folder that of the sample city as after its first start; one that has something in it stays as it is. */
export async function fillWithSample(folder: string): Promise<void> {
  if ((await readdir(folder)).length > 0) return
  await cp(inject('sampleFolder'), folder, { recursive: true })
}
