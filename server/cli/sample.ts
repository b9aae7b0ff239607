import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { City, ServedDistrict } from './hands.ts'

/** Fills a district with its sample people and documents; a city that was started before is left as it is. */
export async function seedSample(city: City, { profile, sample }: ServedDistrict): Promise<void> {
  if (!sample) return
  const { code } = profile
  await city.identity.ensureSampleAccounts(code)
  if (await city.hasDocuments(code)) return
  for (const { path, title } of sample.documents)
    await city.importDocument(code, {
      bytes: await readFile(path),
      fileName: basename(path),
      title: title.zh,
      kind: 'annual-plan',
      period: null,
      sample: true,
    })
}
