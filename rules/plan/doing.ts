import type { ProjectPhase } from '../../contract/engines/commitment.ts'
import { adverbAt, phaseOf, verbAt } from './lexicon/verbs.ts'
import { LEADS } from './lexicon/words.ts'

/** A clause's verb and what it is done to. */
export interface Doing {
  readonly verb: string
  readonly phase: ProjectPhase
  readonly start: number
  readonly end: number
  /** Only a push («确保», «力争»): what will be done stands behind the names. */
  readonly push: boolean
}

const LONGEST_OBJECT = 200
const PUSHES = new Set('确保 力争 抓紧 力促 促进 促成 保障 支持 全力 计划 拟'.split(' '))
const MOST_WORDS = 8

/** What is done to a project that others build. */
const ATTENDING =
  /^(?:兴建|办理(?=[^，。；]{2,16}(?:扩建|改建|新建))|盯紧|紧盯|跟进|跟踪|洽谈|调度|服务保障|推介|撬动|促成)/

interface Reading {
  at: number
  verb: string
  push: string
  phase: ProjectPhase | undefined
}

/** Adverbs and verbs at the front of a clause: «加快推进», «启动建设», «精心实施». */
export function doingOf(text: string, from: number, to: number): Doing | undefined {
  const reading: Reading = { at: from, verb: '', push: '', phase: undefined }
  for (let words = 0; words < MOST_WORDS && reading.at < to; words += 1) if (!readWord(text, reading)) break
  const { at, verb, push, phase } = reading
  const end = Math.min(to, at + LONGEST_OBJECT)
  if (verb !== '' && phase !== undefined) return { verb, phase, start: at, end, push: PUSHES.has(verb) }
  return push === '' ? undefined : { verb: push, phase: 'ongoing', start: at, end, push: true }
}

/** Takes one verb, lead, adverb or connective; false where the object begins. */
function readWord(text: string, reading: Reading): boolean {
  const { at, verb } = reading
  const lead = verb === '' ? (LEADS.find((word) => text.startsWith(word, at)) ?? preface(text, at)) : undefined
  const next = verbAt(text, at)
  const adverb = adverbAt(text, at)
  const known = next === undefined ? undefined : phaseOf(next)
  if (
    next !== undefined &&
    known !== undefined &&
    (adverb === undefined || next.length >= adverb.length) &&
    !isPartOfName(text, at, next, verb)
  ) {
    reading.verb += next
    reading.phase = strongest(reading.phase, known)
    reading.at += next.length
    return true
  }
  const attending = verb === '' && known === undefined ? ATTENDING.exec(text.slice(at, at + 6))?.[0] : undefined
  if (attending !== undefined) {
    reading.verb = attending
    reading.phase = 'land'
    reading.at += attending.length
    return true
  }
  const skipped = lead ?? (mayFollow(text, at, adverb, verb) ? adverb : undefined)
  if (skipped !== undefined) {
    if (PUSHES.has(skipped)) reading.push = skipped
    reading.at += skipped.length
    return true
  }
  if (verb === '' || !'、和'.includes(text.charAt(at)) || phaseOf(verbAt(text, at + 1) ?? '') === undefined)
    return false
  reading.at += 1
  return true
}

function mayFollow(text: string, at: number, adverb: string | undefined, verb: string): boolean {
  return adverb !== undefined && (verb === '' || verbAt(text, at + adverb.length) !== undefined)
}

function preface(text: string, at: number): string | undefined {
  return /^(?:[“”*· ★●◆■▲]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末)?前?|年内|要|将|把|重点|[一二三四五六七八九十]是|配合(?:[^，。；、]{2,4}(?:部门|单位))?|协同|协助|一批|对|抓住|抢抓)/.exec(
    text.slice(at, at + 8),
  )?.[0]
}

/** 建设路, 改造工程: the verb opens a name once another verb has been read, or where a road is called so. */
function isPartOfName(text: string, at: number, verb: string, before: string): boolean {
  const behind = text.slice(at + verb.length, at + verb.length + 3)
  if (before === '') return /^(?:路(?![网段面桥基口灯])|[东西南北中]路|大[道街]|街(?![区道巷]))/.test(behind)
  return /^(?:路(?!网)|街|工程|中心|银行|小学|者|性|用地|项目)/.test(behind)
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
