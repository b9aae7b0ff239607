import type { RegionDetail, RegionVersion } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type VersionState, versionNear, versionOn } from '@citybrain/rules/space/region.ts'
import type { Db } from '../../platform/index.ts'
import { noSuchRegion } from './errors.ts'
import { DATUM_WORDS, parseGeometry } from './geometry-sql.ts'
import { findGeometry, findRegion, listPath, listVersions } from './region-store.ts'

/** Which state of a region is wanted: on a day, by number, or the present one (else the nearest). */
interface Wanted {
  readonly on?: PlainDate | undefined
  readonly version?: number | undefined
  readonly today: PlainDate
}

/** A region with its boundary and history. Throws NotFound. */
export async function getDetail(db: Db, id: string, wanted: Wanted): Promise<RegionDetail> {
  const region = await findRegion(db, id)
  if (!region) throw noSuchRegion()
  const versions = await listVersions(db, id)
  const shown = choose(versions, wanted)
  if (!shown) throw noSuchRegion()
  const { json, extent } = await findGeometry(db, id, shown.number)
  const { name, parent, validFrom, validTo, source, areaM2 } = shown
  return {
    ...region,
    ...{ name, parent, validFrom, validTo, source, areaM2, extent },
    geometry: parseGeometry(json),
    version: shown.number,
    path: await listPath(db, parent),
    versions,
    datum: DATUM_WORDS,
  }
}

function choose(versions: readonly RegionVersion[], { on, version, today }: Wanted): RegionVersion | undefined {
  const states = versions.map(toState)
  const number =
    version ?? (on === undefined ? versionNear(states, today)?.number : (versionOn(states, on)?.number ?? undefined))
  return versions.find((one) => one.number === number)
}

/** The history of a region as the rules see it. */
export async function statesOf(db: Db, id: string): Promise<VersionState[]> {
  return (await listVersions(db, id)).map(toState)
}

function toState({ parent, withdrawnAt, ...version }: RegionVersion): VersionState {
  return { ...version, parentId: parent, withdrawn: withdrawnAt !== null }
}
