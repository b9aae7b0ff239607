import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { placeNamesOf } from '@citybrain/rules/imports/index.ts'
import { listCodeTables, listPacks } from '../cli/data-folders.ts'
import type { MountedRoute } from '../engines/identity/index.ts'
import type { ImportDeps, RegistryDeps } from '../engines/registry/index.ts'
import type { GeodataReader, Space } from '../engines/space/index.ts'
import type { Config, Logger } from '../platform/index.ts'
import { type Base, profilesOf, type Shutdown } from './base.ts'

/** Space with the regions that the districts' data name. */
export async function openSpace(
  { database, clock, jobs, districts }: Base,
  config: Config,
  sample: boolean,
): Promise<Space> {
  const { baseMapOf, createSpace } = await import('../engines/space/index.ts')
  const parts = { database, clock, jobs, profileOf: profilesOf(districts), readGeodata }
  const space = createSpace({ ...parts, baseMap: baseMapOf(config) })
  await space.loadDistricts(districts, sample)
  return space
}

/** The registry with the types of all packs. */
export async function openRegistry(
  { database, clock, jobs, districts, logger }: Base,
  space: Space,
): Promise<RegistryDeps> {
  const { addressCandidates, adoptTypes, createCatalogue, loadThings, recordReads } = await import(
    '../engines/registry/index.ts'
  )
  const packs = await listPacks()
  const types = packs.flatMap((pack) => pack.types)
  await adoptTypes(database, types)
  const registry: RegistryDeps = {
    ...{ database, clock, jobs, catalogue: createCatalogue(types, await listCodeTables()) },
    auditReads: recordReads(database),
    locator: (district) => space.index(district),
  }
  space.useAddresses(addressCandidates(registry))
  for (const { profile, things } of districts) {
    const loaded = await loadThings(registry, profile.code, things)
    if (loaded > 0) logger.info({ district: profile.code, things: loaded }, 'things of the district’s data recorded')
  }
  return registry
}

/** The doors of the registry, with what writes its tiles and reads its sheets, and what goes on behind them. */
export async function openThings(
  registry: RegistryDeps,
  { logger, shutdown }: { logger: Logger; shutdown: Shutdown },
  told: Parameters<typeof openImports>[1],
): Promise<MountedRoute[]> {
  const { countUses, exportRoutes, importRoutes, startSweeping, thingRoutes, thingTileRoutes } = await import(
    '../engines/registry/index.ts'
  )
  const tiles = await import('../connectors/tiles/index.ts')
  const { writeSheet } = await import('../connectors/excel/index.ts')
  shutdown.add('sweep', startSweeping(registry, logger).close)
  const uses = countUses(registry, logger)
  shutdown.add('uses', uses.close)
  return [
    ...thingRoutes(registry, uses.note),
    ...exportRoutes({ ...registry, writeSheet, note: uses.note }),
    ...thingTileRoutes({ ...registry, tiles, note: uses.note }),
    ...importRoutes(await openImports(registry, told)),
  ]
}

/** What imports need besides the registry: a reader of sheets, and what sheets call places and departments. */
async function openImports(
  registry: RegistryDeps,
  told: { profileOf: (code: DistrictCode) => DistrictProfile; importMegabytes: number },
): Promise<ImportDeps> {
  const { openTable, outlineTable } = await import('../connectors/tables/index.ts')
  return {
    ...registry,
    tables: { outline: outlineTable, open: openTable },
    placeNames: async (district) => placeNamesOf(told.profileOf(district)),
    importBytes: told.importMegabytes * 1024 * 1024,
  }
}

/** A bad file of spatial data as the refusal that it is. */
async function readGeodata(...[input, options]: Parameters<GeodataReader>): ReturnType<GeodataReader> {
  const geodata = await import('../connectors/geodata/index.ts')
  try {
    return await geodata.readGeodata(input, options)
  } catch (error) {
    if (!(error instanceof geodata.BadGeodata)) throw error
    throw new Refusal('Invalid', error.code, { zh: error.zh, en: error.en })
  }
}
