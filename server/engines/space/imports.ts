import { createHash, randomUUID } from 'node:crypto'
import type { Extent, RegionKind } from '@citybrain/contract/engines/region.ts'
import type { Datum, ImportSettings, RegionImport } from '@citybrain/contract/engines/region-import.ts'
import {
  areaOf,
  describeFields,
  type FeatureFault,
  fault,
  guessFields,
  likelierDatum,
  sharesInside,
} from '@citybrain/rules/space/feature.ts'
import { isCodeOf } from '@citybrain/rules/space/region.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import type { SpaceDeps } from './deps.ts'
import { importChanged, importNotOpen, noFile, noSuchImport } from './errors.ts'
import type { Geodata } from './geodata.ts'
import { judge } from './import-judge.ts'
import {
  findImport,
  findOriginal,
  lockImport,
  type Preview,
  type StagedFeature,
  stageFeatures,
} from './import-store.ts'
import { extentOfRing } from './map.ts'

export interface Uploaded {
  readonly bytes: Uint8Array
  readonly name: string
}

/** Reads a file and keeps it with a preview of what applying it would do. */
export async function startImport(
  deps: SpaceDeps,
  actor: Actor,
  upload: Uploaded | null,
  { kind, datum, signal }: { kind: RegionKind; datum: Datum; signal: AbortSignal },
): Promise<RegionImport> {
  if (!upload) throw noFile()
  const input = { bytes: upload.bytes, fileName: upload.name }
  const geodata = await deps.readGeodata(input, { signal })
  const id = randomUUID()
  const settings: ImportSettings = {
    ...{ kind, datum, ...guessFields(geodata.fields, geodata.features, kind), validFrom: null, invalid: 'refuse' },
    source: `${upload.name || geodata.format}（导入）`,
  }
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex')
  await deps.database.transaction(actor.district, async (tx) => {
    await save(tx, {
      writes: [
        {
          sql: sql`insert into region_import (district, id, file_name, format, encoding, sha256, original, state, settings,
              preview, features, created_by)
            values (${actor.district}, ${id}::uuid, ${upload.name}, ${geodata.format}, ${geodata.encoding}, ${sha256},
              ${upload.bytes}::bytea, 'preview', ${JSON.stringify(settings)}::jsonb, '{}', ${geodata.features.length}::int,
              ${actor.name})`,
          rows: 1,
        },
      ],
      events: [],
      audits: [
        { action: 'region.upload', subject: { kind: 'region-import', id }, after: { file: upload.name, sha256 } },
      ],
      actor,
    })
    await preview(deps, tx, actor, { id, settings, geodata })
  })
  return getImport(deps.database.district(actor.district), id)
}

export async function getImport(db: Db, id: string): Promise<RegionImport> {
  const found = await findImport(db, id)
  if (!found) throw noSuchImport()
  return found
}

/** Reads the file again under other settings. */
export async function setImport(
  deps: SpaceDeps,
  actor: Actor,
  id: string,
  { revision, settings, signal }: { revision: number; settings: ImportSettings; signal: AbortSignal },
): Promise<RegionImport> {
  const db = deps.database.district(actor.district)
  const original = await findOriginal(db, id)
  if (!original) throw noSuchImport()
  // What is to be refused anyway costs no reading of the file.
  await deps.database.transaction(actor.district, (tx) => openImport(tx, id, revision))
  const geodata = await deps.readGeodata(original, { signal })
  await deps.database.transaction(actor.district, async (tx) => {
    await openImport(tx, id, revision)
    await save(tx, {
      writes: [
        {
          sql: sql`update region_import set settings = ${JSON.stringify(settings)}::jsonb, revision = revision + 1
            where id = ${id}::uuid`,
          rows: 1,
        },
      ],
      events: [],
      audits: [{ action: 'region.set-import', subject: { kind: 'region-import', id }, after: settings }],
      actor,
    })
    await preview(deps, tx, actor, { id, settings, geodata })
  })
  return getImport(db, id)
}

/** The import locked, where it may still change. */
export async function openImport(tx: Db, id: string, revision: number) {
  const found = await lockImport(tx, id)
  if (!found) throw noSuchImport()
  if (found.state !== 'preview') throw importNotOpen()
  if (found.revision !== revision) throw importChanged(found.revision)
  return found
}

/** Discards an import that was never applied, with its file. */
export async function deleteImport(deps: SpaceDeps, actor: Actor, id: string): Promise<void> {
  await deps.database.transaction(actor.district, async (tx) => {
    const found = await lockImport(tx, id)
    if (!found) throw noSuchImport()
    if (found.state !== 'preview') throw importNotOpen()
    await save(tx, {
      writes: [{ sql: sql`delete from region_import where id = ${id}::uuid`, rows: 1 }],
      events: [],
      audits: [
        { action: 'region.discard-import', subject: { kind: 'region-import', id }, before: { file: found.file_name } },
      ],
      actor,
    })
  })
}

interface Previewing {
  readonly id: string
  readonly settings: ImportSettings
  readonly geodata: Geodata
}

async function preview(deps: SpaceDeps, tx: Db, actor: Actor, { id, settings, geodata }: Previewing): Promise<void> {
  const staged = geodata.features.map((feature, at) => stage(feature, at + 1, settings, actor.district))
  const repair = settings.invalid === 'repair'
  await stageFeatures(tx, { district: actor.district, id, repair }, staged)
  const judgement = await judge(tx, id, { settings, today: deps.clock.cityToday() })
  const { ring } = deps.profileOf(actor.district).boundary
  const shares = sharesInside(geodata.features, widened(extentOfRing(ring)))
  const likelyDatum = likelierDatum(shares, settings.datum)
  const described: Preview = {
    ...judgement,
    statedDatum: geodata.statedDatum,
    fields: describeFields(geodata.fields, geodata.features),
    hints: hintsOf(shares[settings.datum], likelyDatum),
    extent: await extentOf(tx, id),
    likelyDatum,
  }
  await sql`update region_import set preview = ${JSON.stringify(described)}::jsonb where id = ${id}::uuid`.execute(tx)
}

function stage(
  { fields, geometry }: Geodata['features'][number],
  number: number,
  { kind, datum, codeField, nameField }: ImportSettings,
  district: string,
): StagedFeature {
  const code = (codeField === null ? '' : (fields[codeField] ?? '')).trim() || null
  const name = (nameField === null ? '' : (fields[nameField] ?? '')).trim().slice(0, 100) || code
  const area = areaOf(geometry, datum)
  const wrong = 'words' in area ? area : codeFault(kind, code, name, district)
  const json = 'words' in area ? null : JSON.stringify(area)
  return { number, code, name: name ?? null, fields, geometry: json, fault: wrong }
}

function codeFault(kind: RegionKind, code: string | null, name: string | null, district: string): FeatureFault | null {
  if (name === null) return fault('no-name', '既没有名称也没有编码', 'it has neither a name nor a code')
  if (code === null)
    return kind === 'grid' ? fault('no-code', '单元网格须有编码', 'a cell of the grid needs its code') : null
  if (!isCodeOf(kind, code))
    return fault('bad-code', `编码 ${code} 的位数不对`, `the code ${code} has not the digits of its kind`)
  return code.startsWith(district)
    ? null
    : fault('other-district', `编码 ${code} 不属于本区`, `the code ${code} is another district’s`)
}

/** A tenth more on each side. */
function widened([west, south, east, north]: Extent): Extent {
  const [x, y] = [(east - west) / 10, (north - south) / 10]
  return [west - x, south - y, east + x, north + y]
}

const DATUM_NAMES: Record<Datum, string> = {
  wgs84: 'WGS84',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
  epsg4490: 'CGCS2000 (EPSG:4490)',
  epsg4527: 'CGCS2000 (EPSG:4527)',
}

function hintsOf(share: number, likely: Datum | null): RegionImport['hints'] {
  if (share >= 0.5) return []
  if (likely === null)
    return [
      { zh: '大部分图形不在本区范围内，请核对文件。', en: 'Most features lie outside the district; check the file.' },
    ]
  const name = DATUM_NAMES[likely]
  return [
    {
      zh: `按所选坐标系，大部分图形不在本区范围内；按 ${name} 则在范围内。请核对坐标系。`,
      en: `With the datum chosen most features lie outside the district; with ${name} they lie inside. Check the datum.`,
    },
  ]
}

async function extentOf(tx: Db, id: string): Promise<Extent | null> {
  const { rows } = await sql<{ extent: Extent | null }>`select case when box is not null then
      array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)]::float8[] end as extent
    from (select ST_Extent(geometry) as box from region_import_feature where import_id = ${id}::uuid) found`.execute(tx)
  return rows[0]?.extent ?? null
}
