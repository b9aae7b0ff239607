import { CODE_DIGITS, PARENT_KINDS, type RegionEdit, type RegionKind } from '@citybrain/contract/engines/region.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { badCode, badParent, badPrefix, badValidity } from './refusals.ts'

/** What a region is checked against: the one it lies in. */
export interface ParentState {
  readonly id: string
  readonly kind: RegionKind
  readonly code: string | null
  /** Last day of its last state; null while it lasts. */
  readonly lastDay: PlainDate | null
}

interface Placed {
  readonly kind: RegionKind
  readonly code: string | null
  readonly validFrom: PlainDate | null
}

/** Whether a code has the digits of its kind (GB/T 2260, statistical codes, GB/T 30428.1): `…000` is never given. */
export function isCodeOf(kind: RegionKind, code: string): boolean {
  return code.length === CODE_DIGITS[kind] && /^\d+$/.test(code) && (kind === 'district' || !code.endsWith('000'))
}

/** Code of the region above, by the digits; null for a district and for zones. */
export function parentCodeOf(kind: RegionKind, code: string): string | null {
  return kind === 'district' || kind === 'zone' ? null : code.slice(0, -3)
}

/** Throws Invalid where code, district and parent don't fit each other. `wanted`: a parent was named, found or not. */
export function checkPlace(district: string, region: Placed, parent: ParentState | null, wanted: boolean): void {
  const { kind, code, validFrom } = region
  if (code !== null && !isCodeOf(kind, code)) throw badCode(kind, code)
  if (code !== null && !code.startsWith(district)) throw badPrefix(code, district)
  if (!parent) {
    if (wanted) throw badParent(kind, null)
    return
  }
  if (!(PARENT_KINDS[kind] as readonly RegionKind[]).includes(parent.kind)) throw badParent(kind, parent.kind)
  if (code !== null && parent.code !== null && !code.startsWith(parent.code)) throw badPrefix(code, parent.code)
  if (parent.lastDay !== null && (validFrom === null || validFrom > parent.lastDay)) throw badParent(kind, null)
}

/** Throws Invalid for days in the wrong order. */
export function checkDays(from: PlainDate | null, to: PlainDate | null): void {
  if (from !== null && to !== null && to < from)
    throw badValidity(
      `最后有效日 ${to} 早于起始日 ${from}。请更正日期。`,
      `The last day ${to} is before the first, ${from}. Correct the days.`,
    )
}

/** A state in a region's history, as far as changes need it. */
export interface VersionState {
  readonly number: number
  readonly name: string
  readonly parentId: string | null
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly source: string
  readonly withdrawn: boolean
}

/** How a history changes. */
export interface HistoryChange {
  /** Version that ends: on a day named, or on the day before the new one begins. */
  readonly close: { readonly number: number; readonly lastDay: PlainDate | 'before' } | null
  readonly withdraw: readonly number[]
  /** The new version is a copy of this one but for what was set. */
  readonly copy: VersionState | null
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
}

/** The state in force on a day. */
export function versionOn(versions: readonly VersionState[], on: PlainDate): VersionState | null {
  return (
    versions.find(
      ({ withdrawn, validFrom, validTo }) =>
        !withdrawn && (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
    ) ?? null
  )
}

/** The state in force on a day, else the nearest one: the next to begin, or the last that ended. */
export function versionNear(versions: readonly VersionState[], on: PlainDate): VersionState | null {
  const standing = versions.filter(({ withdrawn }) => !withdrawn).sort(byFirstDay)
  return versionOn(standing, on) ?? standing.find(({ validFrom }) => (validFrom ?? '') > on) ?? standing.at(-1) ?? null
}

const byFirstDay = (a: VersionState, b: VersionState) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)

/** A change from a day on ends the state of the day before; a correction (no day) withdraws the state it replaces. */
export function planChange(versions: readonly VersionState[], from: PlainDate | null, today: PlainDate): HistoryChange {
  const current = from === null ? versionNear(versions, today) : versionOn(versions, from)
  if (!current) throw notThere(from ?? today)
  const { number, validFrom, validTo } = current
  if (from === null || from === validFrom) return { close: null, withdraw: [number], copy: current, validFrom, validTo }
  return { close: { number, lastDay: 'before' }, withdraw: [], copy: current, validFrom: from, validTo }
}

/** The last day of a region: what was to begin later never does. */
export function planEnd(versions: readonly VersionState[], on: PlainDate): HistoryChange {
  const current = versionOn(versions, on)
  if (!current) throw notThere(on)
  const later = versions.filter(({ withdrawn, validFrom }) => !withdrawn && validFrom !== null && validFrom > on)
  const withdraw = later.map(({ number }) => number)
  return { close: { number: current.number, lastDay: on }, withdraw, copy: null, validFrom: null, validTo: null }
}

const notThere = (day: PlainDate) =>
  badValidity(
    `该区域在 ${day} 没有有效记录。请另选日期。`,
    `The region has no state in force on ${day}. Choose another day.`,
  )

/** Whether an edit sets anything at all. */
export const isEmptyEdit = (set: RegionEdit) => Object.values(set).every((value) => value === undefined)
