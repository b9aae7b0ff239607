import type { Clause } from './clause.ts'
import { type Draft, draft } from './draft.ts'
import { actionAt, CREED, MECHANISM } from './lexicon/actions.ts'
import { adverbAt, verbAt } from './lexicon/verbs.ts'
import { LEADS } from './lexicon/words.ts'

/** Front words that only lead in to what will be done: «围绕产业集群建设，促进…». */
const LEAD_IN =
  /^(?:围绕|瞄准|面向|聚焦|依托|按照|根据|针对|结合|通过|以|在|为了?|对标|对|从|随着|立足|着眼|把|将|抢抓|牢牢|坚持|用|各|让|使)/
const SHORTEST = 6
const LONGEST = 140

/** Takes the clauses of one line in turn and makes a task of each that promises something without figure or name. */
export class TaskReader {
  private pending: number | undefined
  private sentence = -1
  private readonly text: string
  private readonly period: string

  constructor(text: string, period: string) {
    this.text = text
    this.period = period
  }

  /** Null where the clause promises nothing or is told by other records already. */
  read(clause: Clause, hasRecords: boolean, isHeading: boolean): Draft | undefined {
    if (clause.sentence !== this.sentence) this.pending = undefined
    this.sentence = clause.sentence
    if (hasRecords || clause.past || isHeading) {
      this.pending = undefined
      return undefined
    }
    const front = frontOf(this.text, clause)
    const words = this.text.slice(front.start, clause.end)
    if (words.length < SHORTEST || words.length > LONGEST || CREED.test(words)) return undefined
    if (front.action === undefined) {
      this.pending ??= LEAD_IN.test(words) ? front.start : undefined
      return undefined
    }
    const start = this.pending ?? front.start
    this.pending = undefined
    return this.task(clause, start, front)
  }

  private task(clause: Clause, start: number, front: Front): Draft {
    const name = this.text.slice(front.object, clause.end)
    return draft({
      kind: MECHANISM.test(name) ? 'mechanism' : 'qualitative-task',
      start,
      end: clause.end,
      subject: [[front.object < clause.end ? front.object : front.start, clause.end]],
      action: this.text.slice(front.start, front.object) || null,
      period: this.period,
      core: true,
    })
  }
}

interface Front {
  readonly start: number
  readonly object: number
  readonly action: string | undefined
}

/** Connectives off, then adverbs and the verb. */
function frontOf(text: string, clause: Clause): Front {
  let start = clause.start
  for (let steps = 0; steps < 4; steps += 1) {
    const lead = LEADS.find((word) => text.startsWith(word, start))
    const sign = /^[“”"*·—\-、 ]/.exec(text.slice(start, start + 1))?.[0]
    const skip = lead ?? sign ?? /^(?:要|将|还要|同时|并|我们要|必须)/.exec(text.slice(start, start + 4))?.[0]
    if (skip === undefined || start + skip.length >= clause.end) break
    start += skip.length
  }
  let at = start
  let action: string | undefined = /(?:确保|力争|争取|努力)$/.exec(text.slice(clause.start, start))?.[0]
  for (let steps = 0; steps < 4 && at < clause.end; steps += 1) {
    const word = adverbAt(text, at) ?? verbAt(text, at) ?? actionAt(text, at)
    if (word === undefined || at + word.length > clause.end) break
    action = word
    at += word.length
    if (adverbAt(text, at - word.length) === undefined) break
  }
  return { start, object: at, action: action ?? actionInside(text, start, clause.end) }
}

/** «把…同…结合起来», «面向…引进一批项目»: a verb further in makes the clause a task all the same. */
function actionInside(text: string, start: number, end: number): string | undefined {
  const stop = Math.min(end, start + 80)
  for (let at = start + 2; at < stop; at += 1) {
    const word = verbAt(text, at) ?? actionAt(text, at)
    if (word !== undefined && word.length > 1 && at + word.length < end) return word
  }
  return undefined
}
