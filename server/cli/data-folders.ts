/** Reads the data folders: who and where (`district/`), and what a district does (`packs/`). */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DistrictProfile, SampleGrid, SamplePerson } from '@citybrain/contract/engines/district.ts'
import { DistrictThing } from '@citybrain/contract/engines/district-things.ts'
import { PlanKind } from '@citybrain/contract/engines/plan.ts'
import { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { Words } from '@citybrain/contract/kernel/words.ts'
import { composeTables } from '@citybrain/contract/pack/code-parts.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { Pack } from '@citybrain/contract/pack/pack.ts'
import { z } from 'zod'
import type { SampleCity, ServedDistrict } from './hands.ts'
import { badPack } from './refusals.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Everybody may read it: the sample's people are fictional, and they can sign in on a sample server only. */
const SAMPLE_PASSWORD = 'nankai-sample-2023'

const SampleModule = z.object({
  SAMPLE_PEOPLE: z.array(SamplePerson),
  SAMPLE_DOCUMENTS: z.array(
    z.object({ file: z.string().regex(/^[\w.-]+$/), title: Words, kind: PlanKind.default('annual-plan') }),
  ),
  SAMPLE_TODAY: PlainDate,
  SAMPLE_GRID: SampleGrid.optional(),
  SAMPLE_RESPONSIBILITIES: z.array(ResponsibilityDraft).default([]),
})

/** Every folder below `district/`: its data, and its sample city where it has one. Replacing the folder is enough. */
export async function listDistricts(): Promise<ServedDistrict[]> {
  const folders = readdirSync(`${root}district`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return Promise.all(
    folders.map(async ({ name }) => {
      const folder = new URL(`../../district/${name}/`, import.meta.url)
      const exported: unknown[] = Object.values(await import(new URL('index.ts', folder).href))
      const profile = DistrictProfile.parse(exported[0])
      return { profile, sample: await findSample(folder), things: await findThings(folder) }
    }),
  )
}

/** Every folder below `packs/`: its types of things and its code tables. */
export async function listPacks(): Promise<Pack[]> {
  const folders = readdirSync(`${root}packs`, { withFileTypes: true }).filter((one) => one.isDirectory())
  const holding = folders.filter(({ name }) => readdirSync(`${root}packs/${name}`).includes('pack.ts'))
  return Promise.all(
    holding.map(async ({ name }) => {
      const exported: unknown[] = Object.values(
        await import(new URL(`../../packs/${name}/pack.ts`, import.meta.url).href),
      )
      const pack = Pack.safeParse(exported[0])
      if (pack.success) return pack.data
      throw badPack(name, pack.error.issues.map(faultOf))
    }),
  )
}

const faultOf = ({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }) =>
  path.length === 0 ? message : `${path.join('.')}: ${message}`

/** The code tables of every pack, and the divisions that the districts' data name. */
export async function listCodeTables(): Promise<CodeTable[]> {
  const packs = await listPacks()
  return composeTables([...packs.flatMap((pack) => pack.codeTables), divisionsOf(await listDistricts())])
}

function divisionsOf(districts: readonly ServedDistrict[]): CodeTable {
  return {
    key: 'divisions',
    title: { zh: '本系统各区及其街道', en: 'Districts served here and their streets' },
    basis: 'GB/T 2260、统计用区划代码',
    source: { zh: '各区数据文件夹', en: 'The districts’ data folders' },
    ...{ known: 'verified', effectiveFrom: null, effectiveTo: null, complete: false },
    entries: districts.flatMap(({ profile: { code, name, streets } }) => [
      { code, title: name },
      ...streets.map((street) => ({ code: street.code, title: street.name })),
    ]),
  }
}

async function findThings(folder: URL): Promise<DistrictThing[]> {
  if (!readdirSync(folder).includes('things.ts')) return []
  const { DISTRICT_THINGS } = await import(new URL('things.ts', folder).href)
  return z.array(DistrictThing).parse(DISTRICT_THINGS)
}

async function findSample(folder: URL): Promise<SampleCity | null> {
  if (!readdirSync(folder).includes('sample.ts')) return null
  const { SAMPLE_PEOPLE, SAMPLE_DOCUMENTS, SAMPLE_TODAY, SAMPLE_GRID, SAMPLE_RESPONSIBILITIES } = SampleModule.parse(
    await import(new URL('sample.ts', folder).href),
  )
  return {
    accounts: SAMPLE_PEOPLE.map((person) => ({ ...person, password: SAMPLE_PASSWORD })),
    documents: SAMPLE_DOCUMENTS.map(({ file, ...told }) => ({ ...told, path: fileURLToPath(new URL(file, folder)) })),
    today: SAMPLE_TODAY,
    grid: SAMPLE_GRID ?? null,
    responsibilities: SAMPLE_RESPONSIBILITIES,
  }
}
