import * as imports from '@citybrain/contract/api/region-imports.ts'
import * as api from '@citybrain/contract/api/regions.ts'
import type { Region } from '@citybrain/contract/engines/region.ts'
import type { ImportSettings, RegionImport } from '@citybrain/contract/engines/region-import.ts'
import type { z } from 'zod'
import { ended } from './await-job.ts'
import { type Caller, type Carrier, createCaller, createCarrier, withCity } from './call.ts'
import { readInput } from './input.ts'
import { badUsage } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable } from './table.ts'
import type { Run } from './verb.ts'
import { districtOf } from './which-district.ts'

type Work<T> = (call: Caller, carrier: Carrier) => Promise<T>

/** Through the running server's socket, or in the data folder itself. */
function inCity<T>(run: Run, work: Work<T>): Promise<T> {
  return withCity(run.hands, readSettings(run.flags), async (socket) => {
    const district = await districtOf(run, 'region', socket)
    return work(createCaller(socket, district, run.language), createCarrier(socket, district, run.language))
  })
}

/** What a flag says in the shape that the route's query has; a wrong one is refused before any city is opened. */
function queryOf<T extends z.ZodType>(schema: T, given: Record<string, unknown>): z.output<T> {
  const read = schema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw badUsage('region', `--${issue?.path.join('.')}: ${issue?.message}`)
}

/** 0 when nothing is wrong, 1 when the preview has faults; nothing changes without --apply. */
export async function importFile(run: Run, file: string): Promise<number> {
  const { flags, out } = run
  const query = queryOf(imports.importRegions.query, { kind: flags.kind, datum: flags.datum })
  const { bytes, fileName } = await readInput(file)
  const content = new File([Buffer.from(bytes)], fileName ?? 'stdin')
  return inCity(run, async (call, { upload }) => {
    const shown = await chosen(call, await upload(imports.importRegions, { query }, content), run)
    await out.print(flags.json ? JSON.stringify(shown) : asText(shown, run))
    if (shown.faultCount > 0) return 1
    if (flags.apply !== true) return 0
    const params = { import: shown.id }
    const begun = await call(imports.applyRegionImport, { params, body: { revision: shown.revision } })
    const { result } = await ended(call, begun)
    const text = {
      zh: `已应用：新增 ${result?.added}，变更 ${result?.changed}，未变 ${result?.same}。`,
      en: `Applied: ${result?.added} added, ${result?.changed} changed, ${result?.same} as before.`,
    }
    await out.print(flags.json ? JSON.stringify(result) : text[run.language])
    return 0
  })
}

/** The import under the settings that flags ask for beyond the guessed ones. */
async function chosen(call: Caller, given: RegionImport, { flags }: Run): Promise<RegionImport> {
  const asked = {
    ...(typeof flags.from === 'string' && { validFrom: flags.from }),
    ...(typeof flags['code-field'] === 'string' && { codeField: flags['code-field'] }),
    ...(typeof flags['name-field'] === 'string' && { nameField: flags['name-field'] }),
    ...(flags.repair === true && { invalid: 'repair' as const }),
  } satisfies Partial<ImportSettings>
  if (Object.keys(asked).length === 0) return given
  const body = { revision: given.revision, settings: { ...given.settings, ...asked } }
  return call(imports.setRegionImport, { params: { import: given.id }, body })
}

function asText(shown: RegionImport, { language }: Run): string {
  const { id, format, features, counts, settings, faults, faultCount, hints } = shown
  const head = {
    zh: `预览 ${id}（${format}，${features} 个图形）：新增 ${counts.add}，变更 ${counts.change}，未变 ${counts.same}，有问题 ${faultCount}。编码字段 ${settings.codeField ?? '无'}，名称字段 ${settings.nameField ?? '无'}。`,
    en: `Preview ${id} (${format}, ${features} features): ${counts.add} to add, ${counts.change} to change, ${counts.same} as before, ${faultCount} with faults. Code field ${settings.codeField ?? 'none'}, name field ${settings.nameField ?? 'none'}.`,
  }
  const told = faults.map((fault) => `  ${fault.feature ?? ''}: ${fault.words[language]}`)
  return [head[language], ...told, ...hints.map((hint) => `  ${hint[language]}`)].join('\n')
}

const HEADINGS = {
  zh: ['编码', '名称', '类别', '面积（公顷）', '来源'],
  en: ['Code', 'Name', 'Kind', 'Hectares', 'Source'],
} as const
const WIDTHS = [15, 40, 10, 12, 40]

export async function listAll(run: Run): Promise<number> {
  const { kind, on } = queryOf(api.listRegions.query, { kind: run.flags.kind, on: run.flags.on })
  return inCity(run, async (call) => {
    const regions: Region[] = []
    let cursor: string | undefined
    do {
      const page = await call(api.listRegions, { query: { kind, on, cursor, limit: 1000 } })
      regions.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    if (run.flags.json) for (const one of regions) await run.out.print(JSON.stringify(one))
    else await run.out.print(asTable(regions, run))
    return 0
  })
}

function asTable(regions: readonly Region[], { language }: Run): string {
  const columns = HEADINGS[language].map((heading, at) => ({ heading, atMost: WIDTHS[at] ?? 12 }))
  const rows = regions.map(({ code, name, kind, areaM2, source }) => [
    ...[code ?? '-', name, kind, areaM2 === null ? '-' : (areaM2 / 10_000).toFixed(2), source],
  ])
  return drawTable(columns, rows)
}

/** 0 when the layer is sound, 1 when it isn't. */
export async function checkRegions(run: Run): Promise<number> {
  const { kind, on } = queryOf(api.checkTopology.query, { kind: run.flags.kind, on: run.flags.on })
  return inCity(run, async (call) => {
    const report = await call(api.checkTopology, { query: { kind, on, limit: 1000 } })
    const total = Object.values(report.counts).reduce((sum, count) => sum + count, 0)
    const head = {
      zh: `检查 ${report.checked} 个，问题 ${total} 处。`,
      en: `${report.checked} checked, ${total} faults.`,
    }
    if (run.flags.json) await run.out.print(JSON.stringify(report))
    else {
      await run.out.print(head[run.language])
      for (const { words, at } of report.findings) await run.out.print(`  ${words[run.language]} (${at.join(', ')})`)
    }
    return total === 0 ? 0 : 1
  })
}

export async function locate(run: Run, lon: string, lat: string): Promise<number> {
  const query = queryOf(api.locatePoint.query, { lon, lat, on: run.flags.on })
  return inCity(run, async (call) => {
    const { street, community, grid, zones, inside, on } = await call(api.locatePoint, { query })
    const none = { zh: '无', en: 'none' }[run.language]
    const text = {
      zh: `${on}：街道 ${street ?? none}，社区 ${community ?? none}，网格 ${grid ?? none}，片区 ${zones.length} 个${inside === false ? '，不在本区' : ''}`,
      en: `${on}: street ${street ?? none}, community ${community ?? none}, cell ${grid ?? none}, ${zones.length} zone(s)${inside === false ? ', outside the district' : ''}`,
    }
    const found = { on, street, community, grid, zones, inside }
    await run.out.print(run.flags.json ? JSON.stringify(found) : text[run.language])
    return 0
  })
}
