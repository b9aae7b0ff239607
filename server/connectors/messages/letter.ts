import type { MessageChannel } from '@citybrain/contract/engines/message.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** A message that is due. */
export interface Message {
  readonly id: string
  readonly parcel: string
  readonly to: 'account' | 'contact' | 'reporter'
  readonly toId: string
  readonly kind: string
  readonly caseId: string | null
  readonly data: Record<string, unknown>
  readonly attempts: number
  readonly createdAt: string
}

/** Messages of one parcel: to one person by one channel. */
export interface Parcel {
  readonly district: DistrictCode
  readonly channel: MessageChannel
  readonly id: string
  readonly messages: readonly Message[]
}

/** What is sent in the end. */
export interface Letter {
  /** Made of the parcel: a letter that is sent twice, because nobody noted the first time, has it twice. */
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly text: string
  /** Where whoever gets it says that they want no more; null: in the console. */
  readonly stop: string | null
}

/** Why nothing is sent to somebody. */
export interface NotWanted {
  readonly because: string
}

export type Compose = (parcel: Parcel) => Promise<Omit<Letter, 'id'> | NotWanted>

/** How sending a letter ended. */
export interface Outcome {
  /** `refused` is for good, `again` may come off later; `away`: the server of the channel, not the letter, is at fault. */
  readonly how: 'sent' | 'refused' | 'again' | 'away'
  readonly error: string | null
}

/** Something that letters are sent through; never throws. */
export interface Carrier {
  readonly channel: MessageChannel
  /** As operators are told of it, without secrets. */
  readonly through: string
  send(letter: Letter): Promise<Outcome>
  close(): void
}

const MOST_WORDS = 200

/** What a server said, without addresses and numbers: it is stored and logged. */
export function plainError(text: string): string {
  const masked = text
    .replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '***@***')
    .replace(/\+?\d[\d -]{5,}\d/g, '***')
    .replace(/\s+/g, ' ')
    .trim()
  return masked.length > MOST_WORDS ? `${masked.slice(0, MOST_WORDS)}…` : masked
}
