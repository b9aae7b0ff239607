import { getCase, getCaseType, listCaseTypes, listWork } from '@citybrain/contract/api/cases.ts'
import { getCodeTable } from '@citybrain/contract/api/codes.ts'
import { getDistrict } from '@citybrain/contract/api/district.ts'
import { getPortal } from '@citybrain/contract/api/reports.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import type { CaseView, WorkSummary } from '@citybrain/contract/engines/case-view.ts'
import type { PortalView } from '@citybrain/contract/engines/report.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { isHeld } from '@citybrain/rules/casework/access.ts'
import { useEffect } from 'react'
import { call } from '../../api/call.ts'
import type { Box } from '../keep/box.ts'
import { caseKey } from '../outbox/sender.ts'
import { reading } from './door.ts'
import { systemNow } from './enter.ts'
import { useKept, useWork } from './work.ts'

/** As many of each as a person does in a day, several times over. */
const MOST = 100
/** Tasks that anybody may claim are fetched whole as far as one would look at them on the way. */
const MOST_UNCLAIMED = 30

export interface Day {
  readonly mine: readonly WorkSummary[]
  readonly unclaimed: readonly WorkSummary[]
  /** City time as of which it is true, and the phone's time then. */
  readonly now: string
  readonly fetchedAt: string
}

async function fetchDay({ holdings }: WhoAmI, signal: AbortSignal): Promise<Day> {
  const list = (whose: 'mine' | 'unclaimed') => call(listWork, { query: { whose, limit: MOST }, signal })
  const [mine, unclaimed, { types }] = await Promise.all([
    list('mine'),
    list('unclaimed'),
    call(listCaseTypes, { signal }),
  ])
  const isMeant = ({ type, step, street, itemDepartment: department }: WorkSummary) => {
    const found = types.find(({ key }) => key === type)?.steps.find(({ key }) => key === step)
    return found?.kind !== 'task' || found.by.kind !== 'role' || isHeld(found.by, holdings, { street, department })
  }
  return { mine: mine.items, unclaimed: unclaimed.items.filter(isMeant), now: mine.now, fetchedAt: systemNow() }
}

/** City time now, as far as the phone can tell. */
export const cityNow = ({ now, fetchedAt }: Pick<Day, 'now' | 'fetchedAt'>): string =>
  new Date(Date.parse(now) + Math.max(0, Date.parse(systemNow()) - Date.parse(fetchedAt))).toISOString()

/** Today's tasks; what they need without a network is fetched along. */
export function useDay() {
  const { box, who } = useWork()
  const day = useKept('day', (signal) => fetchDay(who, signal))
  const shown = day.data
  useEffect(() => {
    // What isn't fetched now is fetched the next time.
    if (shown && shown.keptAt === null) void fetchAhead(box, shown.value).catch(() => undefined)
  }, [box, shown])
  return day
}

async function fetchAhead(box: Box, { mine, unclaimed }: Day): Promise<void> {
  for (const { id, changedAt } of [...mine, ...unclaimed.slice(0, MOST_UNCLAIMED)]) {
    const seen = await box.kept<string>(seenKey(id))
    if (seen?.value === changedAt) continue
    const view = await reading((signal) => call(getCase, { params: { case: id }, signal }))
    await box.keep(caseKey(id), view)
    await keepType(box, view)
    await box.keep(seenKey(id), changedAt)
  }
  await forgetOthers(box, new Set([...mine, ...unclaimed].map(({ id }) => id)))
}

const OF_CASE = /^(?:case|seen|last|entries) (.+)$/

/** A phone keeps of cases no more than its owner has to do with today. */
async function forgetOthers(box: Box, wanted: ReadonlySet<string>): Promise<void> {
  // In this order: what is sent meanwhile leaves its traces after the keys were read.
  const keys = await box.keptKeys()
  const waiting = new Set((await box.list()).map((one) => one.case))
  const isOver = (id: string | undefined) => id !== undefined && !wanted.has(id) && !waiting.has(id)
  await box.forget(keys.filter((key) => isOver(OF_CASE.exec(key)?.[1])))
}

const seenKey = (id: string) => `seen ${id}`
const typeKey = (type: string, version: number) => `type ${type} ${version}`
const tableKey = (table: string) => `table ${table}`

/** The type that a case goes by, with the table of its classes. */
async function keepType(box: Box, { state: { type, version } }: CaseView): Promise<void> {
  if (await box.kept(typeKey(type, version))) return
  const found = await reading((signal) => call(getCaseType, { params: { type, version }, signal }))
  const { categories } = found
  if (categories !== null) {
    const table = await reading((signal) => call(getCodeTable, { params: { table: categories }, signal }))
    await box.keep(tableKey(categories), table)
  }
  await box.keep(typeKey(type, version), found)
}

export const useCase = (id: string) =>
  useKept<CaseView>(caseKey(id), (signal) => call(getCase, { params: { case: id }, signal }))

/** Types don't change by themselves: what is kept is as good as what would be fetched. */
export const useType = (of: { type: string; version: number } | undefined) =>
  useKept<CaseType>(
    typeKey(of?.type ?? '', of?.version ?? 0),
    (signal) => call(getCaseType, { params: { type: of?.type ?? '', version: of?.version ?? 1 }, signal }),
    { enabled: of !== undefined },
  )

export const useTypes = () =>
  useKept<readonly CaseType[]>('types', async (signal) => (await call(listCaseTypes, { signal })).types)

export const useClassTable = (type: CaseType | undefined) =>
  useKept<CodeTable>(
    tableKey(type?.categories ?? ''),
    (signal) => call(getCodeTable, { params: { table: type?.categories ?? '' }, signal }),
    { enabled: (type?.categories ?? null) !== null },
  )

export const useDistrictKept = () => useKept('district', (signal) => call(getDistrict, { signal }))

/** The ground that maps are drawn on. */
export function useGround() {
  const { who } = useWork()
  return useKept<PortalView>('ground', (signal) => call(getPortal, { params: { district: who.district.code }, signal }))
}
