import { randomUUID } from 'node:crypto'
import * as errandApi from '@citybrain/contract/api/errands.ts'
import * as logApi from '@citybrain/contract/api/log.ts'
import * as operationsApi from '@citybrain/contract/api/operations.ts'
import * as organisationApi from '@citybrain/contract/api/organisation.ts'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { saveView } from '@citybrain/contract/api/saved-views.ts'
import * as webhooksApi from '@citybrain/contract/api/webhooks.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { vi } from 'vitest'
import { caseRoutes, figureRoutes } from '../engines/casework/index.ts'
import type { MountedRoute } from '../engines/identity/index.ts'
import { planRoutes } from '../engines/plan/index.ts'
import { addressCandidates, adoptTypes, exportRoutes, importRoutes, thingRoutes } from '../engines/registry/index.ts'
import { spaceRoutes } from '../engines/space/index.ts'
import { codeRoutes } from '../http/index.ts'
import { soundOfAccess } from './access-under-attack.ts'
import { attachmentsOf, soundOfAttachments } from './attachment-desk.ts'
import { plainCalendars, soundOfCalendars } from './calendar-under-attack.ts'
import { caseworkOf, soundOfCases } from './cases-under-attack.ts'
import { CLUB_TYPES, registryOf } from './club-things.ts'
import type { TestDatabase } from './databases.ts'
import { figuresFor, soundOfFigures } from './figures-under-attack.ts'
import { FORM_TYPE, formOf } from './form.ts'
import { type Input, payloadOf } from './hostile-input.ts'
import { soundOfIdentity } from './identity-under-attack.ts'
import { exportsOf, importsOf } from './import-desk.ts'
import { soundOfImports } from './imports-under-attack.ts'
import { messagesOf } from './messages.ts'
import { soundOfMessages } from './messages-under-attack.ts'
import { openNews } from './news.ts'
import { openPlainEngine, TEXT } from './plan-desk.ts'
import { soundOfReports } from './reports-under-attack.ts'
import { openPlainSpace } from './space-desk.ts'
import { soundOfSpace } from './space-under-attack.ts'
import { type Browser, createTestApp, type TestApp } from './test-app.ts'
import { soundOfThings } from './things-under-attack.ts'

let address = 0

/** Sends the input as it is, each time from another network so that no limit hides an answer. */
export async function send(city: TestApp, who: Browser | null, route: Route, { params = {}, query = {}, body }: Input) {
  address += 1
  const url = route.path.replace(/:(\w+)/g, (_, name: string) => encoded(params[name] ?? ''))
  const search = Object.entries(query).map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
  const form = route.accepts === 'multipart' && body === undefined
  const bytes = route.accepts === 'bytes' && body === undefined
  const response = await city.app.fastify.inject({
    method: route.method,
    url: search.length > 0 ? `${url}?${search.join('&')}` : url,
    remoteAddress: `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`,
    headers: {
      host: 'brain.test:8080',
      ...(who && { cookie: who.cookie ?? '', 'x-csrf-token': who.csrfToken ?? '' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(form && { 'content-type': FORM_TYPE }),
      ...(bytes && { 'content-type': 'application/octet-stream' }),
    },
    ...(body !== undefined && { payload: payloadOf(body) }),
    ...(form && { payload: formOf('a.csv', '名称\n一号球场\n') }),
    ...(bytes && { payload: Buffer.from('%PDF-') }),
  })
  return { status: response.statusCode, type: String(response.headers['content-type']), text: response.body }
}

/** As a stranger's program would write it: a lone surrogate as the three bytes that UTF-8 forbids. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed()).replace(/%EF%BF%BD/g, '%ED%A0%80')

/** A request as a failing test names it. */
export const show = (route: Route, input: Input) =>
  `${route.method} ${route.path} ${JSON.stringify(input).slice(0, 200)}`

/** Who asks, what, and with which input. */
export type Asking = [who: Browser | null, route: Route, input: Input]

const id = () => randomUUID()
const page = { limit: '10' }
const marked = { query: { cursor: '' } }
export const ref = ({ id, revision }: Commitment) => ({ id, revision })

const COURTS: CodeTable = {
  ...{ key: 'divisions', title: { zh: '场地', en: 'Courts' }, basis: '章程', source: { zh: '章程', en: 'Charter' } },
  ...{ known: 'verified', effectiveFrom: null, effectiveTo: null, complete: false },
  entries: [{ code: '120104', title: { zh: '球会', en: 'Club' } }],
}

/** The registry and space, each knowing of the other. */
function thingsAndPlaces(parts: Parameters<typeof registryOf>[0]): MountedRoute[] {
  const [registry, space] = [registryOf(parts), openPlainSpace(parts)]
  space.useAddresses(addressCandidates(registry))
  const exports = exportRoutes(exportsOf(registry))
  return [...thingRoutes(registry), ...exports, ...spaceRoutes(space), ...importRoutes(importsOf(registry))]
}

/** A city with a planner, an administrator, a data steward and one plan, for tests that turn on it. */
export class CityUnderAttack {
  readonly city: TestApp
  readonly district: DistrictCode
  readonly planner: Browser
  readonly administrator: Browser
  readonly steward: Browser
  readonly clerk: Browser
  readonly dispatcher: Browser
  plan = ''
  readonly post = randomUUID()
  webhook = ''
  view = ''

  private constructor(
    city: TestApp,
    district: DistrictCode,
    people: readonly [Browser, Browser, Browser, Browser, Browser],
  ) {
    this.city = city
    this.district = district
    ;[this.planner, this.administrator, this.steward, this.clerk, this.dispatcher] = people
  }

  static async open(test: TestDatabase): Promise<CityUnderAttack> {
    const city = await createTestApp(test, {
      more: (parts) => [
        ...codeRoutes({ tables: [COURTS] }),
        ...plainCalendars(parts),
        ...openNews(parts).routes,
        ...messagesOf(parts).routes,
        ...attachmentsOf(parts).routes,
        ...planRoutes(openPlainEngine(parts)),
        ...thingsAndPlaces(parts),
        ...caseRoutes(caseworkOf(parts)),
        ...figureRoutes(figuresFor(parts)),
      ],
    })
    await adoptTypes(test.database, CLUB_TYPES)
    const district = await test.freshDistrict()
    const people = [
      await city.signedIn(district, 'planner'),
      await city.signedIn(district, 'administrator'),
      await city.signedIn(district, 'data-steward'),
      await city.signedIn(district, 'clerk'),
      await city.signedIn(district, 'dispatcher'),
    ] as const
    const target = new CityUnderAttack(city, district, people)
    await target.importPlan()
    await target.addPost()
    const receiver = { name: '球会', url: 'https://192.0.2.1/news' }
    const { reply } = await target.administrator.ask(webhooksApi.createWebhook, { body: receiver })
    target.webhook = reply.webhook.id
    const view = await target.planner.ask(saveView, { body: { list: 'ledger', name: '全部', query: '' } })
    target.view = view.reply.id
    return target
  }

  get version() {
    return { plan: this.plan, version: '1' }
  }

  /** A unit of the organisation with a post. */
  async addPost(): Promise<void> {
    const name = { zh: '网球处', en: 'tennis' }
    const unit = { code: 'tennis', kind: 'government', name, short: name }
    await this.administrator.ask(organisationApi.addUnit, { body: unit })
    const post = { id: this.post, unit: 'tennis', title: name, roles: ['viewer'] }
    await this.administrator.ask(organisationApi.addPost, { body: post })
  }

  async importPlan(): Promise<void> {
    const { reply } = await this.planner.ask(planApi.pastePlan, { body: { text: TEXT, kind: 'annual-plan' } })
    this.plan = String((await this.ended(reply.id)).result?.plan)
  }

  /** The job when it is over. */
  async ended(job: string) {
    const get = async () => (await this.planner.ask(operationsApi.getJob, { params: { job } })).reply
    return vi.waitUntil(async () => ((await get()).endedAt ? get() : null), { timeout: 60_000, interval: 50 })
  }

  async rows(limit: number): Promise<Commitment[]> {
    const query = { plan: this.plan, limit: String(limit) }
    const { text } = await send(this.city, this.planner, registerApi.listCommitments, { query })
    return registerApi.listCommitments.reply.parse(JSON.parse(text)).items
  }

  /** A sound command of each sort upon the register as it is now. */
  async commands(): Promise<object[]> {
    const rows = await this.rows(2)
    if (rows.length < 2) await this.importPlan()
    const [first, second] = rows.length < 2 ? await this.rows(2) : rows
    if (!first || !second) throw new Error('the register is empty')
    const span = { start: first.start, end: first.end }
    return [
      { do: 'accept', rows: [ref(first)] },
      { do: 'edit', row: ref(first), set: { subject: '会员', value: '6', period: '2024', dueOn: '2024-06-30' } },
      { do: 'assign', rows: [ref(first)], set: { leads: [], leader: '王', nextReportOn: '2024-06-30', note: null } },
      { do: 'split', row: ref(first), parts: [0, 1].map(() => ({ id: id(), set: {}, value: span })) },
      { do: 'merge', rows: [ref(first), ref(second)], into: id(), subject: '合并' },
      { do: 'add', id: id(), clause: span, value: span, kind: 'mechanism', set: { subject: '机制' } },
    ]
  }

  /** Sound inputs of every route that takes any, each from whoever may call it. */
  async sound(): Promise<Asking[]> {
    const [row] = await this.rows(1)
    return [
      ...soundOfIdentity(this),
      ...this.soundOfOperations(),
      ...soundOfAccess(this),
      ...(await soundOfAttachments(this.planner)),
      ...soundOfCalendars(this),
      ...this.soundOfPlans(),
      ...this.soundOfRegister(row?.id ?? ''),
      ...(await soundOfThings(this.steward)),
      ...(await soundOfSpace(this.city, this.planner, this.district)),
      ...(await soundOfImports(this.steward)),
      ...(await soundOfCases(this.clerk, this.dispatcher)),
      ...soundOfFigures(this.clerk),
      ...soundOfMessages(this.clerk, this.administrator),
      ...(await soundOfReports(this.clerk, this.district)),
    ]
  }

  private soundOfOperations(): Asking[] {
    const filter = { action: 'a', account: id(), subjectKind: 'plan', subject: 'x' }
    const ofJobs = [operationsApi.getJob, operationsApi.cancelJob, operationsApi.followJob]
    return [
      ...ofJobs.map((route): Asking => [this.planner, route, { params: { job: id() } }]),
      [this.administrator, operationsApi.listAudit, { query: { ...page, ...filter } }],
      [this.administrator, operationsApi.listAudit, marked],
      ...this.soundOfLog(),
    ]
  }

  private soundOfLog(): Asking[] {
    const errand = { params: { case: id(), revision: '2', place: '1' }, body: { reason: '已补齐' } }
    const letter = { params: { consumer: 'registry.regions', seq: '1' }, body: { reason: '已修复' } }
    return [
      [this.administrator, logApi.listLetters, { query: { ...page, consumer: 'registry.regions', state: 'dead' } }],
      [this.administrator, logApi.listLetters, marked],
      [this.administrator, logApi.replayLetter, letter],
      [this.administrator, logApi.discardLetter, letter],
      [this.administrator, errandApi.listRefusedErrands, { query: page }],
      [this.administrator, errandApi.listRefusedErrands, marked],
      [this.administrator, errandApi.retryErrand, errand],
      [this.administrator, errandApi.dropErrand, errand],
    ]
  }

  private soundOfPlans(): Asking[] {
    const { planner, plan, version } = this
    const params = { plan }
    const paste = { text: '第一条', title: '题', kind: 'other', period: '2024' }
    const approval = { to: 'approved', revision: 1, on: '2023-01-20', by: '代表大会' }
    return [
      [planner, planApi.listPlans, { query: { ...page, q: 'a', period: '2024', kind: 'annual-plan' } }],
      [planner, planApi.listPlans, marked],
      [planner, planApi.pastePlan, { body: paste }],
      [planner, planApi.getPlan, { params }],
      [planner, planApi.getPlanText, { params }],
      [planner, planApi.getPlanOriginal, { params }],
      [planner, planApi.updatePlan, { params, body: { revision: 1, title: '题', kind: 'other' } }],
      [planner, planApi.deletePlan, { params: { plan: id() } }],
      [planner, planApi.moveVersion, { params: version, body: { to: 'draft', revision: 1 } }],
      [planner, planApi.moveVersion, { params: version, body: approval }],
      [planner, planApi.startAdjustment, { params, body: { reason: '场地租约到期' } }],
      [planner, planApi.discardAdjustment, { params: version }],
    ]
  }

  private soundOfRegister(commitment: string): Asking[] {
    const { planner, plan, version } = this
    const filter = { plan, version: '1', q: 'a', kind: 'project', state: 'accepted', section: '1', department: 'x' }
    const clauses = { clauses: [{ start: 0, end: 1 }], promisesNothing: true }
    const members = [0, 1].map(() => ({ plan, commitment }))
    const sides = { left: `${plan}:1`, right: `${plan}:1` }
    const format = { format: 'json', language: 'zh' }
    return [
      [planner, registerApi.listCommitments, { query: { ...page, ...filter, period: '2024', withoutOwner: 'true' } }],
      [planner, registerApi.listCommitments, marked],
      [planner, registerApi.getCommitment, { params: { ...version, commitment } }],
      [planner, registerApi.undoChange, { params: { ...version, change: id() }, body: { id: id() } }],
      [planner, registerApi.listChanges, { params: version, query: page }],
      [planner, registerApi.listChanges, { params: version, ...marked }],
      [planner, registerApi.getCoverage, { params: version }],
      [planner, registerApi.markClauses, { params: version, body: clauses }],
      [planner, registerApi.comparePlans, { query: sides }],
      [planner, registerApi.getTargetMatrix, { query: { period: '2024' } }],
      [planner, registerApi.linkTargets, { body: { id: id(), title: '题', members } }],
      [planner, registerApi.unlinkTargets, { params: { link: id() } }],
      [planner, registerApi.exportRegister, { params: version, query: format }],
    ]
  }
}
