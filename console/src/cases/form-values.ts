import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import type { LimitUnit } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { FormItem } from '@citybrain/contract/pack/flow.ts'
import type { Questioned } from '@citybrain/rules/casework/condition.ts'
import { askedItems } from '@citybrain/rules/casework/form.ts'
import dayjs, { type Dayjs } from 'dayjs'
import { newId } from '../api/ids.ts'
import { attributesFrom, fromTyped, type Typed, toTyped } from '../things/form-values.ts'
import { isMasked } from '../things/value.ts'
import type { Draft } from './draft.ts'
import type { Asking, Given } from './plan.ts'

/** What the inputs of a form hold. */
export interface TypedForm {
  attributes?: Record<string, Typed>
  reason?: string
  category?: string
  standard?: string
  department?: string
  assignee?: string
  amount?: number
  unit?: LimitUnit
  until?: Dayjs | null
  into?: string
  address?: string
  source?: string
  reporterName?: string
  reporterPhone?: string
  /** Of what is made by the form. */
  id?: string
}

/** The case before the form, as its reader sees it. */
export type CaseSeen = CaseView['state']

/** The case with what is typed so far: what conditions of the form are asked of. */
export function questionedOf(type: CaseType, state: CaseSeen, typed: TypedForm): Questioned {
  const data = {
    ...openData(state.data),
    ...attributesFrom(type.fields, typed.attributes ?? {}, { keepUnknown: false }),
  }
  return {
    ...{ ...state, data, category: typed.category ?? state.category },
    ...{ standard: typed.standard ?? state.standard, department: typed.department ?? state.department },
    source: typed.source ?? state.source,
  }
}

/** What isn't hidden from the reader. */
const openData = (data: CaseSeen['data']): StoredAttributes =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => !isMasked(value))) as StoredAttributes

/** The fields that are asked for as far as the form is filled in. */
export function fieldsAsked(type: CaseType, asks: readonly FormItem[], of: Questioned, seen: CaseSeen['data']) {
  return askedItems(asks, of).flatMap(({ field: key, required, fresh }) => {
    const field = type.fields.find((one) => one.key === key)
    // What the case has but hides needn't be given again, unless it is given anew each time.
    return field ? [{ ...field, required: required && (fresh || !isMasked(seen[key])) }] : []
  })
}

interface Before {
  readonly type: CaseType
  readonly state: CaseSeen
  readonly plan: Asking
  readonly today: string
}

/** What stands in the inputs at first: the draft, what the case says already, what the flow fills in. */
export function initialOf({ type, state, plan, today }: Before, kept: Draft | null): TypedForm {
  const filled = plan.asks.flatMap(({ field: key, prefill, fresh }) => {
    const field = type.fields.find((one) => one.key === key)
    if (!field) return []
    const proposed = prefill === 'today' ? today : prefill === 'place.address' ? state.place.address : null
    const known = (fresh ? null : openData(state.data)[key]) ?? proposed
    return [[key, toTyped(field, kept && key in kept.data ? kept.data[key] : known)] as const]
  })
  const { until, ...said } = kept?.said ?? {}
  return {
    ...{ id: newId(), source: state.source, unit: 'working-day', address: state.place.address ?? '' },
    ...(state.category !== null && { category: state.category }),
    ...(state.standard !== null && { standard: state.standard }),
    ...(plan.proposed !== null && { department: plan.proposed }),
    ...said,
    ...(typeof until === 'string' && { until: dayjs(until) }),
    attributes: Object.fromEntries(filled),
  }
}

interface Beside {
  readonly attachments: readonly string[]
  readonly position: [number, number] | null
}

export function draftOf(type: CaseType, { attributes = {}, until, ...said }: TypedForm, beside: Beside): Draft {
  const kept = Object.entries(said).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return {
    data: attributesFrom(type.fields, attributes, { keepUnknown: false }),
    said: { ...Object.fromEntries(kept), ...(until && { until: until.format('YYYY-MM-DD') }) },
    attachments: [...beside.attachments],
    position: beside.position,
  }
}

/** What the form says as a command needs it; of fields, class and place only what differs from what the case says. */
export function givenOf({ type, state, plan }: Before, typed: TypedForm, beside: Beside): Given {
  const asked = fieldsAsked(type, plan.asks, questionedOf(type, state, typed), state.data)
  const fresh = new Set(plan.asks.flatMap((ask) => (ask.fresh ? ask.field : [])))
  const before = openData(state.data)
  const known = Object.fromEntries(Object.entries(before).filter(([key]) => !fresh.has(key)))
  const changed = asked.flatMap(({ key, ...field }) => {
    const value = fromTyped({ ...field, key } as (typeof type.fields)[number], typed.attributes?.[key])
    return same(value, known[key] ?? null) ? [] : [[key, value] as const]
  })
  const { category, standard, department, assignee, amount, unit, until, into, source } = typed
  const reason = typed.reason?.trim() || null
  const place = { position: beside.position, address: typed.address?.trim() || null }
  const isMoved = !same([place.position, place.address], [state.place.position, state.place.address])
  return {
    ...{ data: Object.fromEntries(changed), reason, attachments: [...beside.attachments] },
    ...(category && (category !== state.category || plan.chooses.includes('category')) && { category }),
    ...(standard && { standard }),
    ...(department && { department }),
    ...(assignee && { assignee }),
    ...(into && { into }),
    ...(source && { source }),
    ...(plan.chooses.includes('reporter') && reporterOf(typed)),
    id: typed.id ?? newId(),
    ...(amount && unit && { limit: { amount, unit } }),
    until: until ? new Date(`${until.format('YYYY-MM-DD')}T09:00:00+08:00`).toISOString() : null,
    ...(plan.chooses.includes('place') && isMoved && { place }),
  }
}

/** Whoever leaves a telephone number is told how it goes. */
function reporterOf({ reporterName, reporterPhone }: TypedForm): Pick<Given, 'reporter'> {
  const name = reporterName?.trim() || null
  const phone = reporterPhone?.trim() || null
  return name === null && phone === null ? {} : { reporter: { name, phone, told: phone !== null } }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
