/** `npm run new-pack -- <key> --title 中文名 --english "English name"`: a pack that works, to be made into another one. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Pack } from '@citybrain/contract/pack/pack.ts'
import { TypeKey } from '@citybrain/contract/pack/thing.ts'

const TEMPLATE = fileURLToPath(new URL('new-pack/', import.meta.url))
const PACKS = fileURLToPath(new URL('../packs/', import.meta.url))
const PREFIX_LETTERS = 6

/** What the new pack is called. */
export interface PackNames {
  /** `waste-sorting`. */
  readonly key: string
  readonly title: string
  readonly english: string
  /** Letters that lead the numbers of its cases. */
  readonly prefix: string
}

/** Reads the names from the command line; throws a sentence that says what is missing or wrong. */
export function namesFrom(args: readonly string[]): PackNames {
  const options = { title: { type: 'string' }, english: { type: 'string' }, prefix: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [key = '', ...more] = positionals
  if (key === '' || more.length > 0)
    throw new Error('name one pack: npm run new-pack -- waste-sorting --title 垃圾分类 --english "Waste sorting"')
  if (!TypeKey.safeParse(key).success)
    throw new Error(
      `"${key}" is no name for a pack: small letters, figures and hyphens, at most 40, as in waste-sorting`,
    )
  if (!values.title || !values.english) throw new Error('say --title 中文名 and --english "English name"')
  const prefix = values.prefix ?? prefixOf(key)
  if (!/^[A-Z]{1,6}$/.test(prefix)) throw new Error(`--prefix takes one to six capital letters, not "${prefix}"`)
  return { key, title: values.title, english: values.english, prefix }
}

/** `waste-sorting` → `WS`. */
const prefixOf = (key: string) =>
  key
    .split('-')
    .map((word) => word.replace(/[^a-z]/g, '').slice(0, 1))
    .join('')
    .slice(0, PREFIX_LETTERS)
    .toUpperCase()

/** What the template says, in the words of the new pack. */
export function rename(text: string, { key, title, english, prefix }: PackNames): string {
  return text
    .replaceAll('TEMPLATE_PACK', key.toUpperCase().replaceAll('-', '_'))
    .replaceAll('template-pack', key)
    .replaceAll('template-report', `${key}-report`.slice(0, 40))
    .replaceAll("'ZZT'", `'${prefix}'`)
    .replaceAll('样例包', title)
    .replaceAll('Template pack', english)
    .replaceAll('样例事项', `${title}事项`)
    .replaceAll('Template matter', `${english}: a matter`)
    .replaceAll('a template matter', `a matter of ${english.toLowerCase()}`)
}

/** Writes the pack below a folder, whole or not at all; gives the names of its files. */
export async function makePack(names: PackNames, packs = PACKS): Promise<string[]> {
  if (readdirSync(packs).includes(names.key)) throw new Error(`there is a pack ${names.key} already`)
  const taken = (await prefixesIn(packs)).get(names.prefix)
  if (taken) throw new Error(`cases of ${taken} are numbered ${names.prefix}… already; choose another --prefix`)
  const half = mkdtempSync(join(packs, '.new-'))
  try {
    const files = readdirSync(TEMPLATE)
    for (const file of files) writeFileSync(join(half, file), rename(readFileSync(join(TEMPLATE, file), 'utf8'), names))
    chmodSync(half, 0o755)
    renameSync(half, join(packs, names.key))
    return files
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/** Which pack has which letters. */
async function prefixesIn(packs: string): Promise<Map<string, string>> {
  const folders = readdirSync(packs, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(join(packs, entry.name)).includes('pack.ts'),
  )
  const pairs = await Promise.all(
    folders.map(async ({ name }) => {
      const exported: unknown = Object.values(await import(join(packs, name, 'pack.ts')))[0]
      return Pack.parse(exported).cases.map((type) => [type.prefix, name] as const)
    }),
  )
  return new Map(pairs.flat())
}

if (import.meta.main) {
  try {
    const names = namesFrom(process.argv.slice(2))
    const files = await makePack(names)
    console.log(`packs/${names.key}: ${files.join(', ')}`)
    console.log('Now: docs/write-a-pack.md, from step 2 on. Try it: npx vitest run --project unit packs')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
