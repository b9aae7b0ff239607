import * as staffApi from '@citybrain/contract/api/case-reporters.ts'
import * as api from '@citybrain/contract/api/reports.ts'
import type { PortalView, ReportType } from '@citybrain/contract/engines/report.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import { type Call, type MountedRoute, serve } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { noSuchReport } from './errors.ts'
import { mapPublicCases } from './public-map.ts'
import { addReporter, eraseReporter, listReporters, revealReporter } from './reporters.ts'
import { commandReport, type Guest, joinReport, takeReport } from './reports.ts'
import { getReporter, isShown, trackReport } from './tracking.ts'

type PublicCall = Call<(typeof api.REPORT_ROUTES)[number]>

/** Whoever has no account, whatever session their browser may hold beside. */
const guestOf = ({ district, address, requestId }: PublicCall): Guest => ({ district, address, requestId })

/** The door for people without an account, and what staff see of them. */
export function reportRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [...publicRoutes(deps), ...staffRoutes(deps)]
}

function publicRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.getPortal, async ({ district }) => viewPortal(deps, district)),
    serve(api.report, (call) => takeReport(deps, guestOf(call), call.body)),
    serve(api.joinReport, (call) => joinReport(deps, guestOf(call), call.body)),
    serve(api.trackReport, async (call) => {
      const guest = guestOf(call)
      return trackReport(deps, guest, await getReporter(deps, guest, call.body))
    }),
    serve(api.commandReport, async (call) => {
      const guest = guestOf(call)
      const { command, ...typed } = call.body
      await commandReport(deps, guest, { reporter: await getReporter(deps, guest, typed), command })
      return trackReport(deps, guest, await getReporter(deps, guest, typed))
    }),
    serve(api.getReportPhoto, async (call) => {
      const guest = guestOf(call)
      const { photo, size, ...typed } = call.body
      const reporter = await getReporter(deps, guest, typed)
      if (!(await isShown(deps, guest, reporter, photo))) throw noSuchReport()
      return deps.files.picture(call.db, photo, size === '320' ? 320 : 1280)
    }),
    serve(api.listPublicCases, ({ district, query }) => mapPublicCases(deps, district, query)),
  ]
}

async function viewPortal(deps: CaseworkDeps, district: DistrictCode): Promise<PortalView> {
  const { name, ground } = deps.portalGround(district)
  const types = deps.portals.map((portal) => viewType(deps, portal))
  return {
    district: { code: district, name },
    today: deps.clock.cityToday(),
    types,
    tells: deps.tellsReporters,
    ground,
  }
}

function viewType(deps: CaseworkDeps, portal: Portal): ReportType {
  const type = deps.types.get(portal.type)
  const asks = portal.asks.flatMap((key) => {
    const field = type.fields.find((one) => one.key === key)
    const item = type.opening.asks.find((one) => one.field === key)
    return field && item ? [{ field, required: item.required }] : []
  })
  const table = deps.tables.find(({ key }) => key === type.categories)
  return {
    ...{ key: type.key, title: portal.title, hint: portal.hint, placed: type.placed, published: portal.published },
    sources: type.sources.filter((source) => source.public).map(({ key, title }) => ({ key, title })),
    asks,
    photos: { least: type.opening.attachments, most: portal.photos },
    classes: (table?.entries ?? []).map(({ code, title }) => ({ code, title })),
  }
}

function staffRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(staffApi.listCaseReporters, async ({ actor, db, params }) => ({
      reporters: await listReporters({ actor, db }, params.case),
    })),
    serve(staffApi.addCaseReporter, ({ actor, db, params, body }) =>
      addReporter(deps, { actor, db }, { case: params.case, ...body }),
    ),
    serve(staffApi.revealCaseReporter, ({ actor, db, params, body }) =>
      revealReporter(deps, { actor, db }, { ...params, ...body }),
    ),
    serve(staffApi.eraseCaseReporter, ({ actor, db, params, body }) =>
      eraseReporter(deps, { actor, db }, { ...params, ...body }),
    ),
  ]
}
