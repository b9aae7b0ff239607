import type { MessageChannel, MessagePreference } from '@citybrain/contract/engines/message.ts'
import { NoticeKind } from '@citybrain/contract/engines/notice.ts'

interface Manner {
  /** Comes at once, also in quiet hours. */
  readonly urgent: boolean
  readonly channels: readonly MessageChannel[]
}

const BOTH = ['mail', 'sms'] as const
const CALM: Manner = { urgent: false, channels: ['mail'] }
const PRESSING: Manner = { urgent: true, channels: BOTH }

/** How people are told of each kind outside of the console unless they say otherwise. */
const MANNERS = {
  assigned: CALM,
  returned: { urgent: false, channels: BOTH },
  asked: CALM,
  answered: CALM,
  mentioned: CALM,
  urged: PRESSING,
  supervised: PRESSING,
  'errand-refused': CALM,
  remind: CALM,
  overdue: PRESSING,
  superior: PRESSING,
  'propose-supervision': PRESSING,
  ended: CALM,
  reopened: CALM,
} as const satisfies Record<NoticeKind, Manner>

export const isUrgent = (kind: NoticeKind): boolean => MANNERS[kind].urgent
export const URGENT_KINDS: readonly NoticeKind[] = NoticeKind.options.filter(isUrgent)

/** What holds for whoever has said nothing. */
export const DEFAULT_PREFERENCE: MessagePreference = {
  // One entry for each kind, which is what the type asks for.
  kinds: Object.fromEntries(
    NoticeKind.options.map((kind) => [kind, [...MANNERS[kind].channels]]),
  ) as MessagePreference['kinds'],
  quiet: { from: '21:00', to: '07:30' },
  digest: 'at-once',
  language: 'zh',
  followMentions: false,
}

export interface Asked {
  readonly kind: NoticeKind
  readonly channel: MessageChannel
  /** Milliseconds of UTC, of the city's clock. */
  readonly now: number
  /** When office hours next begin. */
  readonly opening: number
}

/** When it is sent; `gathered` with what else is due at that moment. Null: not at all, as the person wishes. */
export function planMessage(
  { kinds, quiet, digest }: MessagePreference,
  { kind, channel, now, opening }: Asked,
): { readonly dueAt: number; readonly gathered: boolean } | null {
  if (!kinds[kind].includes(channel)) return null
  if (isUrgent(kind)) return { dueAt: now, gathered: false }
  const gathered = digest === 'daily' && channel === 'mail'
  return { dueAt: afterQuiet(quiet, gathered ? opening : now), gathered }
}

const DAY = 86_400_000
const AHEAD = 8 * 3_600_000

/** The moment itself outside of quiet hours, else their end. Hours that begin and end at one time are none. */
export function afterQuiet(quiet: MessagePreference['quiet'], ms: number): number {
  if (quiet === null) return ms
  const [from, to] = [timeOf(quiet.from), timeOf(quiet.to)]
  const time = (((ms + AHEAD) % DAY) + DAY) % DAY
  const since = (time - from + DAY) % DAY
  const length = (to - from + DAY) % DAY
  return since < length ? ms + length - since : ms
}

function timeOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':')
  return (Number(hours) * 60 + Number(minutes)) * 60_000
}
