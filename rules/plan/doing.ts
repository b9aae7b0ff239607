import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import { adverbAt, phaseOf, verbAt } from './lexicon/verbs.ts'
import { LEADS } from './lexicon/words.ts'

/** A clause's verb and what it is done to. */
export interface Doing {
  readonly verb: string
  readonly phase: ProjectPhase
  readonly start: number
  readonly end: number
}

const LONGEST_OBJECT = 120

/** Adverbs and verbs at the front of a clause: «加快推进», «启动建设», «精心实施». */
export function doingOf(text: string, from: number, to: number): Doing | undefined {
  let at = from
  let verb = ''
  let phase: ProjectPhase | undefined
  for (let steps = 0; steps < 8 && at < to; steps += 1) {
    const lead = verb === '' ? (LEADS.find((word) => text.startsWith(word, at)) ?? preface(text, at)) : undefined
    const next = verbAt(text, at)
    const adverb = adverbAt(text, at)
    const known = next === undefined ? undefined : phaseOf(next)
    if (
      known !== undefined &&
      (adverb === undefined || (next ?? '').length >= adverb.length) &&
      !isPartOfName(text, at, next ?? '', verb)
    ) {
      verb += next
      phase = strongest(phase, known)
      at += (next ?? '').length
    } else if (lead !== undefined && verb === '') at += lead.length
    else if (adverb !== undefined && (verb === '' || verbAt(text, at + adverb.length) !== undefined))
      at += adverb.length
    else if (
      '、和'.includes(text.charAt(at)) &&
      verb !== '' &&
      phaseOf(verbAt(text, at + 1) ?? '') !== undefined &&
      at > from
    )
      at += 1
    else break
  }
  return verb === '' || phase === undefined
    ? undefined
    : { verb, phase, start: at, end: Math.min(to, at + LONGEST_OBJECT) }
}

function preface(text: string, at: number): string | undefined {
  return /^(?:[“”*· ]|\d{1,2}月(?:底|末)?前?|要|将|重点)/.exec(text.slice(at, at + 8))?.[0]
}

/** 建设路, 改造工程: the verb opens a name once another verb has been read. */
function isPartOfName(text: string, at: number, verb: string, before: string): boolean {
  if (before === '') return false
  return /^(?:路|街|工程|中心|银行|小学|者|性|用地|项目)/.test(text.slice(at + verb.length, at + verb.length + 2))
}

const ORDER: readonly ProjectPhase[] = [
  'ongoing',
  'planned',
  'seek',
  'start',
  'land',
  'complete',
  'revitalise',
  'expropriation',
  'land-sale',
]

function strongest(a: ProjectPhase | undefined, b: ProjectPhase): ProjectPhase {
  return a === undefined || ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a
}
