import type * as api from '@citybrain/contract/api/responsibility.ts'
import type { RouteQuery, RouteReply } from '@citybrain/contract/api/route.ts'
import type { Position } from '@citybrain/contract/engines/district.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import {
  type AskedPlace,
  coverageOf,
  isOfficeTime,
  routeFor,
  whoAnswers,
  wordsOfPassedOver,
  wordsOfResponsibility,
  wordsOfRoute,
} from '@citybrain/rules/casework/index.ts'
import { listNamedAccounts, listPostHolders } from '../identity/index.ts'
import type { Area } from '../space/index.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { badRule } from './errors.ts'
import { noSuchClassTable, placeWanted } from './responsibility-errors.ts'
import { readNames } from './responsibility-names.ts'
import { readAnswering, routedSteps } from './route-work.ts'

interface Where {
  readonly position?: Position | undefined
  readonly region?: string | undefined
}

const DIGITS = { street: 9, community: 12, grid: 15 } as const

/** The place that is asked about: where a point lies, or a region by its code. */
async function placeOf(deps: CaseworkDeps, district: DistrictCode, { position, region }: Where): Promise<AskedPlace> {
  if (position !== undefined) return { zones: [], ...(await deps.locate(district, position)) }
  if (region === undefined) throw placeWanted()
  const part = (digits: number) => (region.length >= digits ? region.slice(0, digits) : null)
  return { street: part(DIGITS.street), community: part(DIGITS.community), grid: part(DIGITS.grid), zones: [] }
}

export async function answerHere(
  deps: CaseworkDeps,
  { actor, db }: Caller,
  query: RouteQuery<typeof api.whoAnswersHere>,
): Promise<RouteReply<typeof api.whoAnswersHere>> {
  const { classes = null, category = null, on = deps.clock.cityToday() } = query
  const { street, community, grid, zones } = await placeOf(deps, actor.district, query)
  const place = { street, community, grid, zones: [...zones] }
  const { rows } = await deps.responsibilities.of(actor.district)
  const answer = whoAnswers(rows, { place, classes, category, today: on })
  const names = await readNames(deps, actor.district, on)
  const assignee = answer.found === 'one' ? answer.row.assignee : null
  const [person] = assignee === null ? [] : await listNamedAccounts(db, { ids: [assignee] })
  return {
    ...{ found: answer.found, because: wordsOfResponsibility(answer, names), place, person: person?.name ?? null },
    rows: answer.found === 'one' ? [answer.row] : answer.found === 'several' ? answer.rows.slice(0, 20) : [],
  }
}

/** Who would get a piece of work, by the same rule as when it is sent. */
export async function routeHere(
  deps: CaseworkDeps,
  { actor, db }: Caller,
  query: RouteQuery<typeof api.whoGetsWork>,
): Promise<RouteReply<typeof api.whoGetsWork>> {
  const type = deps.types.get(query.type)
  if (!routedSteps(type).includes(query.step)) throw badRule(query.type, query.step, deps)
  const place =
    query.position === undefined && query.region === undefined
      ? { street: null, community: null, grid: null, zones: [] }
      : await placeOf(deps, actor.district, query)
  const [rules, calendar] = await Promise.all([
    deps.rules.of(actor.district),
    deps.calendarOf(actor.district, type.calendar),
  ])
  const now = isOfficeTime(calendar, deps.clock.cityNow())
  const today = deps.clock.cityToday()
  const asked = {
    ...{ type: type.key, step: query.step, category: query.category ?? null, place, today },
    working: query.hours === 'now' ? now : query.hours === 'working',
  }
  const answering = { ...(await readAnswering(deps, actor.district, rules)), classes: type.categories }
  const { route, passedOver } = routeFor(rules, asked, answering)
  const names = await readNames(deps, actor.district, today)
  const posts = route?.post ? await listPostHolders(db, [route.post], today) : new Map<string, readonly string[]>()
  const ids = route === null ? [] : route.post === null ? route.people : (posts.get(route.post) ?? [])
  const people = await listNamedAccounts(db, { ids })
  return {
    ...{ rule: route?.rule ?? null, department: route?.department ?? null },
    people: people.slice(0, 20).map(({ id, name }) => ({ id, name })),
    because: route === null ? NO_RULE : wordsOfRoute(route, names),
    passedOver: passedOver.slice(0, 20).map((one) => ({ rule: one.rule.id, because: wordsOfPassedOver(one, names) })),
  }
}

const NO_RULE = {
  zh: '没有适用的规则，由派遣员选择承办单位。',
  en: 'No rule fits; the dispatcher chooses the department.',
}

/** Which places and classes have nobody, and which have two, by community or street. */
export async function readCoverage(
  deps: CaseworkDeps,
  { actor }: Caller,
  { classes, street, on = deps.clock.cityToday() }: RouteQuery<typeof api.getResponsibilityCoverage>,
): Promise<RouteReply<typeof api.getResponsibilityCoverage>> {
  const table = deps.tables.find(({ key }) => key === classes)
  const keys = deps.tables.map(({ key }) => key)
  if (!table) throw noSuchClassTable(classes, keys)
  const areas = await deps.ground.areas(actor.district, on)
  const cells = cellsOf(areas).filter((cell) => street === undefined || cell.street === street)
  const { rows } = await deps.responsibilities.of(actor.district)
  const { regions, classCount } = coverageOf(rows, cells, { table, today: on })
  const areaOf = new Map(areas.map((area) => [area.code, area]))
  const pairs = [...regions.values()].reduce((sum, one) => sum + one.pairs, 0)
  return {
    ...{ on, cells: cells.length, classCount, coveredPercent: percentOf(pairs, cells.length * classCount) },
    regions: [...regions]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, 2_000)
      .map(([code, one]) => ({
        ...{ code, kind: areaOf.get(code)?.kind ?? 'community', name: areaOf.get(code)?.name ?? code },
        ...{ cells: one.cells, coveredPercent: percentOf(one.pairs, one.cells * classCount) },
        nobody: one.nobody.slice(0, 500),
        two: one.two.slice(0, 500).map((two) => ({ ...two, rows: [...two.rows] })),
      })),
  }
}

/** Rounded down, so that only what is whole is a hundred. */
const percentOf = (part: number, whole: number) => (whole === 0 ? null : Math.floor((part * 100) / whole))

/** The finest ground that is known: cells, communities without cells, streets without communities. */
function cellsOf(areas: readonly Area[]) {
  const coded = areas.flatMap(({ code, zones, kind }) =>
    code === null || kind === 'district' ? [] : [{ code, zones }],
  )
  const parents = new Set(coded.map(({ code }) => code.slice(0, -3)))
  return coded
    .filter(({ code }) => !parents.has(code))
    .map(({ code, zones }) => {
      const part = (digits: number) => (code.length >= digits ? code.slice(0, digits) : null)
      const [street, community, grid] = [part(DIGITS.street), part(DIGITS.community), part(DIGITS.grid)]
      return { street, community, grid, zones, shownUnder: community ?? code }
    })
}

/** Rows that fit what is asked, in the order of the list. */
export function filtered(
  rows: readonly Responsibility[],
  { department, classes, category, street, on }: RouteQuery<typeof api.listResponsibilities>,
): Responsibility[] {
  return rows.filter(
    (row) =>
      (department === undefined || row.department === department) &&
      (classes === undefined || row.classes === classes) &&
      (category === undefined || (row.category?.startsWith(category) ?? false)) &&
      (street === undefined || row.area.startsWith(street)) &&
      (on === undefined || ((row.effectiveFrom ?? on) <= on && on <= (row.effectiveTo ?? on))),
  )
}
