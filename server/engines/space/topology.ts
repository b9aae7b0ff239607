import type { RegionKind, TopologyFinding, TopologyReport } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { layerTooLarge } from './errors.ts'
import { holdsOn } from './ground-store.ts'
import { type FoundPlace, findFaults, type Layer } from './topology-sql.ts'

/** Regions that are checked at once; a district's grid has some four thousand cells. */
const MOST = 20_000

interface Bounds {
  readonly leastM2: number
  readonly limit: number
  readonly on: PlainDate
}

/** Checks the regions of a kind (within a parent) as they are on a day. */
export async function checkRegions(
  db: Db,
  { kind, parent, ...bounds }: Bounds & { kind: RegionKind; parent?: string | undefined },
): Promise<TopologyReport> {
  const within = parent === undefined ? sql`true` : sql`g.parent_id = ${parent}::uuid`
  const where = sql`g.kind = ${kind} and ${within} and ${holdsOn(bounds.on)}`
  const layer: Layer = {
    source: sql`region_ground`,
    where,
    key: (alias) => sql`${alias}.region_id::text`,
    tiles: kind !== 'zone',
    parents: sql`select distinct on (p.region_id) p.region_id as id, p.geometry from region_ground p
      where p.region_id in (select g.parent_id from region_ground g where ${where}) and ${holdsOn(bounds.on, sql`p`)}`,
    columns: (alias) => sql`${alias}.region_id as id, ${alias}.kind, ${alias}.code, ${alias}.name`,
  }
  return report(db, layer, bounds)
}

/** Checks the features of a preview before they become regions. */
export async function checkImport(
  db: Db,
  { id, kind, ...bounds }: Bounds & { id: string; kind: RegionKind },
): Promise<TopologyReport> {
  const layer: Layer = {
    source: sql`region_import_ground`,
    where: sql`g.import_id = ${id}::uuid`,
    key: (alias) => sql`${alias}.number`,
    tiles: kind !== 'zone',
    parents: sql`select distinct on (p.region_id) p.region_id as id, p.geometry from region_ground p
      where p.region_id in (select g.parent_id from region_import_ground g where g.import_id = ${id}::uuid)
        and ${holdsOn(bounds.on, sql`p`)}`,
    columns: (alias) => sql`coalesce(${alias}.region_id, ${placeholderId(id, alias)}) as id, ${kind}::text as kind,
      case when ${alias}.code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$' then ${alias}.code end as code,
      coalesce(${alias}.name, '#' || ${alias}.number) as name`,
  }
  return report(db, layer, bounds)
}

/** A feature that is no region yet is named by an id made of its import and number. */
const placeholderId = (id: string, alias: RawBuilder<unknown>) =>
  sql`(left(${id}::text, 14) || '8' || substr(${id}::text, 16, 9) || lpad(to_hex(${alias}.number), 12, '0'))::uuid`

async function report(db: Db, layer: Layer, { leastM2, limit, on }: Bounds): Promise<TopologyReport> {
  const { rows } = await sql<{ many: number }>`select count(*) as many
    from ${layer.source} g where ${layer.where}`.execute(db)
  const checked = rows[0]?.many ?? 0
  if (checked > MOST) throw layerTooLarge(MOST)
  const places = checked === 0 ? [] : await findFaults(db, layer, { leastM2, limit })
  const counts = { gap: 0, overlap: 0, invalid: 0, 'outside-parent': 0, duplicate: 0 }
  for (const { fault, total } of places) counts[fault] = total
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { on, checked, counts, findings: places.slice(0, limit).map(toFinding), truncated: all > limit }
}

function toFinding({ fault, regions, area, x, y, json, why }: FoundPlace): TopologyFinding {
  return {
    fault,
    regions,
    areaM2: area,
    at: [x, y],
    geometry: JSON.parse(json),
    words: wordsOf(fault, area, regions, why),
  }
}

function wordsOf(
  fault: TopologyFinding['fault'],
  area: number,
  regions: TopologyFinding['regions'],
  why: string | null,
) {
  const names = regions.map(({ code, name }) => code ?? name)
  const [zh, en] = [names.join('、'), names.join(', ')]
  const size = area.toFixed(1)
  switch (fault) {
    case 'gap':
      return { zh: `缝隙 ${size} 平方米，邻近 ${zh}`, en: `A gap of ${size} m² beside ${en}` }
    case 'overlap':
      return { zh: `${zh} 重叠 ${size} 平方米`, en: `${en} overlap by ${size} m²` }
    case 'invalid':
      return { zh: `${zh} 图形无效：${why}`, en: `${en} is not valid: ${why}` }
    case 'outside-parent':
      return { zh: `${zh} 超出上级区域 ${size} 平方米`, en: `${en} reaches ${size} m² beyond the region it lies in` }
    case 'duplicate':
      return { zh: `${zh} 图形相同`, en: `${en} have the same area` }
  }
}
