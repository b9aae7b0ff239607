import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { City, ServedDistrict } from './hands.ts'

/** Gives a district the sample people and documents that it lacks, also after a start that was cut short. */
export async function seedSample(city: City, { profile, sample }: ServedDistrict): Promise<void> {
  if (!sample) return
  const { code } = profile
  await city.identity.ensureSampleAccounts(code)
  const there = await city.listSampleFiles(code)
  const missing = sample.documents.filter(({ path }) => !there.includes(basename(path)))
  // The plan last, so that it stands first in the list, which is newest first.
  for (const { path, title, kind } of missing.toReversed())
    await city.importDocument(code, {
      bytes: await readFile(path),
      fileName: basename(path),
      title: title.zh,
      kind,
      period: null,
      sample: true,
    })
}
