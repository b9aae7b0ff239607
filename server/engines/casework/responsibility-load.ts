import { createHash } from 'node:crypto'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Database, type Logger, save, systemActor } from '../../platform/index.ts'
import { readGrid, writesOf } from './responsibility-store.ts'

interface SampleDistrict {
  readonly profile: Pick<DistrictProfile, 'code'>
  readonly sample: { readonly responsibilities: readonly ResponsibilityDraft[] } | null
}

/** Gives each sample city the rows of its data. */
export async function loadResponsibilities(
  database: Database,
  districts: readonly SampleDistrict[],
  logger: Logger,
): Promise<void> {
  for (const { profile, sample } of districts) {
    const rows = await loadInto(database, profile.code, sample?.responsibilities ?? [])
    if (rows > 0) logger.info({ district: profile.code, rows }, 'sample of the responsibility grid recorded')
  }
}

/**
 * Gives a sample city the made-up rows of its responsibility grid, all marked as such; a grid that ever had a row stays
 * as people have made it. Gives how many were loaded.
 */
async function loadInto(
  database: Database,
  district: DistrictCode,
  rows: readonly ResponsibilityDraft[],
): Promise<number> {
  const db = database.district(district)
  const grid = await readGrid(db)
  if (grid.version > 0 || rows.length === 0) return 0
  const put = rows.map((row, place) => ({
    row: { ...row, sample: true, id: idOf(district, place), revision: 1 },
    did: 'loaded' as const,
  }))
  const actor = systemActor(district)
  const subject = { kind: 'responsibility', id: 'sample' }
  const audits = [{ action: 'responsibility.load', subject, after: { rows: rows.length } }]
  await save(db, { actor, writes: writesOf(actor, grid.version, { put, withdrawn: [] }), events: [], audits })
  return rows.length
}

/** The same in every sample city, so that examples can name them. */
function idOf(district: string, place: number): string {
  const hex = createHash('sha256').update(`${district} ${place}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
