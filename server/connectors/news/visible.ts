import { type Action, DEEDS, type Kind } from '@citybrain/contract/engines/deeds.ts'
import { decide, type KindOrType, type Place } from '@citybrain/contract/engines/rights.ts'
import type { NewsItem } from '@citybrain/contract/engines/webhook.ts'
import type { Holder } from '@citybrain/contract/kernel/holder.ts'
import type { LoggedEvent } from '../../platform/index.ts'

/** Which right lets one hear of an event; what stands nowhere here asks for the right to read the log. */
const HEARD_BY: Readonly<Record<string, readonly [Action, Kind]>> = {
  account: ['manage', 'account'],
  'api-key': ['manage', 'api-key'],
  webhook: ['manage', 'webhook'],
  job: ['read', 'job'],
  plan: ['read', 'plan'],
  register: ['read', 'plan'],
  target: ['read', 'plan'],
  calendar: ['read', 'calendar'],
  region: ['read', 'region'],
  type: ['read', 'type'],
  thing: ['read', 'thing'],
  case: ['read', 'case'],
  catalogue: ['read', 'catalogue'],
}

/** Takes out of a thing's payload what the holder may not see. */
export type Mask = (event: LoggedEvent, holder: Holder) => Readonly<Record<string, unknown>>

/** Without a mask of the engine that knows the fields: that something changed, and which fields, but no value. */
export const namesOnly: Mask = ({ payload }) => {
  const patch = payload.patch
  const fields = patch && typeof patch === 'object' ? Object.keys(patch) : []
  return { ...picked(payload, ['type', 'revision', 'street', 'department']), fields }
}

function picked(payload: LoggedEvent['payload'], keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in payload).map((key) => [key, payload[key]]))
}

/** The event as this holder may hear it; null where the holder may not hear of it at all. */
export function asHeard(event: LoggedEvent, holder: Holder, mask: Mask): NewsItem | null {
  const noun = event.kind.split('.')[0] ?? ''
  const [action, kind] = HEARD_BY[noun] ?? (noun in DEEDS ? (['manage', noun as Kind] as const) : ['read', 'log'])
  if (!decide(holder, action, kindOf(kind, event), placeOf(event)).allowed) return null
  const { id, seq, district, subject, cityAt, systemAt } = event
  const payload = payloadFor(noun, event, { holder, mask })
  return { id, seq, district, kind: event.kind, subject, cityAt, systemAt, payload: { ...payload } }
}

/** Of a case: that it moved and where it stands now; what was said stands in its history, masked for each reader. */
function payloadFor(noun: string, event: LoggedEvent, { holder, mask }: { holder: Holder; mask: Mask }) {
  if (noun === 'thing') return mask(event, holder)
  if (noun === 'case') return picked(event.payload, ['type', 'revision', 'step', 'outcome', 'ended'])
  return event.payload
}

function kindOf(kind: Kind, { payload }: LoggedEvent): KindOrType {
  return kind === 'thing' && typeof payload.type === 'string' ? `thing/${payload.type}` : kind
}

/** A thing or case that tells no place is heard of by those who may read the whole district. */
function placeOf({ payload, district }: LoggedEvent): Place {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return { street: text(payload.street), department: text(payload.department), district }
}

export interface Wanted {
  readonly kinds: readonly string[]
  readonly types: readonly string[]
}

/** Whether an event is among the kinds and types asked for; nothing asked for is everything. */
export function isWanted({ kinds, types }: Wanted, { kind, payload }: Pick<LoggedEvent, 'kind' | 'payload'>): boolean {
  const ofKind = kinds.length === 0 || kinds.some((one) => matches(one, kind))
  if (!ofKind || types.length === 0 || !kind.startsWith('thing.')) return ofKind
  return typeof payload.type === 'string' && types.includes(payload.type)
}

const matches = (asked: string, kind: string) =>
  asked.endsWith('*') ? kind.startsWith(asked.slice(0, -1)) : kind === asked
