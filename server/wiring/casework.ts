import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { listPacks } from '../cli/data-folders.ts'
import type { RegistryDeps } from '../engines/registry/index.ts'
import type { Space } from '../engines/space/index.ts'
import { type Config, systemActor } from '../platform/index.ts'
import type { Base, Shutdown } from './base.ts'

type Ground = Base & { space: Space; registry: RegistryDeps; sample: boolean }

/** Cases of all packs, the photos and files that they carry, who is told of them, and what happens to all by itself. */
export async function openCasework({ sample, ...ground }: Ground, config: Config, shutdown: Shutdown) {
  const { database, districts, clock, logger, profileOf } = ground
  const casework = await import('../engines/casework/index.ts')
  const packs = await listPacks()
  const deps = await caseDepsOf(ground, packs, config)
  if (sample) await casework.loadResponsibilities(database, districts, logger)
  for (const { profile } of districts) await casework.noteNotice(deps, profile.code)
  shutdown.add('moments', casework.startMoments(deps, logger).close)
  const keeping = { days: config.noticeDays, most: config.noticeMost }
  shutdown.add('forgetting', casework.startForgetting(deps, keeping, logger).close)
  const { createAttachments } = await import('../connectors/attachments/index.ts')
  const { routes, startSweeping } = createAttachments({
    ...{ database, clock, logger, limitBytes: config.attachmentMegabytes * 2 ** 20, scannerUrl: config.virusScanner },
    mayRead: casework.caseReader(database),
  })
  shutdown.add('attachments', startSweeping().close)
  const { openReports } = await import('../connectors/reports/index.ts')
  const judging = { evaluations: packs.flatMap((pack) => pack.evaluations), ...openReports(profileOf) }
  const figures = casework.figureRoutes({ ...deps, ...judging })
  const { openMessages } = await import('../connectors/messages/index.ts')
  const messages = openMessages(config, { ...ground, ...casework.wordingOf(deps) })
  shutdown.add('messages', messages.close)
  return {
    routes: [...casework.caseRoutes(deps), ...figures, ...routes, ...messages.routes],
    consumers: [casework.caseReactions, casework.caseNotices(deps, messages)],
    messageFigures: messages.figures,
  }
}

/** What the engine of cases asks of everything around it. */
async function caseDepsOf(
  { space, registry, ...base }: Omit<Ground, 'sample'>,
  packs: Awaited<ReturnType<typeof listPacks>>,
  config: Config,
) {
  const { database, clock, calendars } = base
  const casework = await import('../engines/casework/index.ts')
  const { attachmentUse } = await import('../connectors/attachments/index.ts')
  const { sheets } = await import('../connectors/sheets/index.ts')
  const { callerOf, changeThing } = await import('../engines/registry/index.ts')
  const { departmentsOf } = await import('../engines/identity/index.ts')
  const { baseMapOf, describePortal } = await import('../engines/space/index.ts')
  const cases = packs.flatMap((pack) => pack.cases)
  const types = await casework.adoptCaseTypes(database, cases)
  return {
    ...{ database, clock, types, tables: registry.catalogue.tables, files: attachmentUse },
    calendarOf: calendars.compiled,
    locate: async (district: DistrictCode, [longitude, latitude]: readonly [number, number]) =>
      (await space.index(district)).locate(longitude, latitude, clock.cityToday()),
    isDepartment: departmentsOf(database, clock),
    rules: casework.createCaseRules(database),
    ...{ sheets, ground: space, responsibilities: casework.createResponsibilityGrids(database) },
    changeThing: (district: DistrictCode, change: Parameters<typeof changeThing>[2]) =>
      changeThing(registry, callerOf(registry, systemActor(district)), change),
    nextNumber: casework.createNumbers(database),
    ...{ portals: packs.flatMap((pack) => pack.portals), tellsReporters: config.smsUrl !== null },
    portalGround: (district: DistrictCode) => describePortal({ ...base, baseMap: baseMapOf(config) }, district),
  }
}
