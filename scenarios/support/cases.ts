import { commandCase, getCase, openCase } from '@citybrain/contract/api/cases.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { type Desk, openDesk } from './desk.ts'

/** A report as it comes in. */
export interface Report {
  readonly what: string
  readonly category: string
  readonly at: [lon: number, lat: number]
  readonly address: string
}

export const REPORTS = [
  { what: '污水井盖破损，行人绕行', category: '10102', at: [117.163, 39.119], address: '学府街道鞍山西道与白堤路路口' },
  { what: '人行道上堆放建筑垃圾', category: '20103', at: [117.1615, 39.1175], address: '白堤路 120 号门前' },
  { what: '雨后路面积水，影响通行', category: '20406', at: [117.144, 39.116], address: '长虹公园北门' },
  { what: '绿地内有垃圾杂物', category: '20106', at: [117.161, 39.105], address: '水上公园东路绿地' },
  { what: '上午八时后道路不洁', category: '20104', at: [117.128, 39.084], address: '华苑雅士道' },
] as const satisfies Report[]

/** The filing standard of each class above. */
const STANDARDS: Readonly<Record<string, string>> = {
  '20103': 'building-waste',
  '20104': 'road-not-clean',
  '20106': 'green-land-litter',
  '20406': 'road-ponding',
}

/** People of the centre and of a department at their desks. */
export interface Centre {
  report(report: Report): Promise<string>
  /** On the desk of the dispatchers. */
  filed(report: Report): Promise<string>
  /** Filed and dispatched to the city-management commission, on the desk of its handler. */
  handed(report: Report): Promise<string>
  /** What another handler of the same case does meanwhile. */
  handBackAndTake(id: string): { handBack(): Promise<void>; take(): Promise<void> }
  askMoreTime(id: string): Promise<void>
}

export async function openCentre(url: string): Promise<Centre> {
  const [clerk, dispatcher, handler] = await Promise.all(
    ['clerk', 'dispatcher', 'handler'].map((login) => openDesk(url, login)),
  )
  if (!clerk || !dispatcher || !handler) throw new Error('three desks were opened')
  const report = async ({ what, category, at, address }: Report) => {
    const place = { position: at, address }
    const reporter = { name: '王女士', phone: '13820001234', told: true }
    const more = { about: null, attachments: [], data: { what }, reporter }
    const body = { id: crypto.randomUUID(), type: 'incident', source: 'telephone', place, category, ...more }
    return (await clerk.call(openCase, { body })).state.id
  }
  const does = async (who: Desk, id: string, command: CaseCommand) => {
    await who.call(commandCase, { params: { case: id }, body: command })
  }
  const decide = (item: number, outcome: string, more: object = {}): CaseCommand => ({
    ...{ do: 'decide', item, outcome, reason: null },
    ...more,
  })
  const filed = async (given: Report) => {
    const id = await report(given)
    await does(clerk, id, decide(1, 'file', { standard: STANDARDS[given.category] }))
    return id
  }
  const handed = async (given: Report) => {
    const id = await filed(given)
    await does(dispatcher, id, decide(2, 'send', { department: 'city-management' }))
    await does(handler, id, decide(3, 'take'))
    return id
  }
  const handBackAndTake = (id: string) => ({
    handBack: () => does(handler, id, decide(4, 'handBack', { reason: '人手不足' })),
    take: () => does(handler, id, decide(5, 'take')),
  })
  const askMoreTime = (id: string) => {
    const limit = { amount: 8, unit: 'working-hour' } as const
    return does(handler, id, { do: 'ask-extension', item: 4, request: crypto.randomUUID(), limit, reason: '等待材料' })
  }
  return { report, filed, handed, handBackAndTake, askMoreTime }
}

/** Chooses an outcome of the one step of a case that is open. */
export async function decideStep(who: Desk, id: string, outcome: string, more: object = {}): Promise<void> {
  const params = { case: id }
  const { state } = await who.call(getCase, { params })
  const item = state.items[0]?.number ?? 0
  await who.call(commandCase, { params, body: { do: 'decide', item, outcome, reason: '按规定', ...more } })
}
