import type { ParseArgsConfig } from 'node:util'
import type { Language, Words } from '@citybrain/contract/kernel/words.ts'
import type { Hands } from './hands.ts'
import type { Output } from './output.ts'

export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What a verb is run with. */
export interface Run {
  readonly hands: Hands
  readonly flags: Flags
  readonly words: readonly string[]
  readonly language: Language
  readonly out: Output
}

/** One verb of the command line. */
export interface Verb {
  readonly name: string
  readonly summary: Words
  /** What follows the name: `extract FILE`. */
  readonly takes: readonly string[]
  /** `multiple`: it may stand several times and is then a list. */
  readonly options: Readonly<
    Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: true; about: Words }>
  >
  /** Settings of the server may be given as flags. */
  readonly settings: boolean
  /** Gives the exit status. */
  run(run: Run): Promise<number>
}

export type ParseOptions = NonNullable<ParseArgsConfig['options']>
