import type { Clause } from './clause.ts'
import { type Draft, draft } from './draft.ts'
import { actionAt, CREED, MECHANISM } from './lexicon/actions.ts'
import { adverbAt, verbAt } from './lexicon/verbs.ts'
import { LEADS } from './lexicon/words.ts'

/** Front words that only lead in to what will be done: «围绕产业集群建设，促进…». */
const LEAD_IN =
  /^(?:围绕|瞄准|面向|聚焦|依托|按照|根据|针对|结合|通过|以|在|为了?|对标|对|从|随着|立足|着眼|把|将|抢抓|牢牢|坚持|用|各|让|使)/
/** «把…打牢», «使…更有含金量»: what the clause makes of its object is the task, whatever the verb. */
const MAKES = /^(?:把|使|让|令)(?=[^，。；]{5,})/
/** What a clause is about, which a later verb or clause turns into a task. */
const AIMED = /^(?:针对|围绕|聚焦|面向|对准|瞄准|着眼|立足)/
/** Statements of fact, and words that promise only to work. */
const STATEMENT =
  /^(?:20\d\d年|今年|这|本年度?)?(?:也|又|更|正|还|既|就|均|都)?是|(?:之年|[关重]键一年|重要一年|窗口期|机遇期|攻坚期)$|^(?:扎实|全力|切实)?(?:做好|抓好|干好|推进)(?:全年|今年|本年度?|各项|全[省市区县]|有关|相关|下一步)(?:各项|重点)?的?工作$|取自|仅供|用于演示/
/** «城市建设方面»: only says where the next clauses belong. */
const FIELD = /^[^，。；]{2,16}(?:方面|领域)$/
/** A clause that goes on with a list of tasks and has a verb's object behind 的. */
const OBJECT = /^[一-龥]{2}[^，。；的]{1,16}的[^，。；的]{2,12}$/
const NO_TASK =
  /^(?:这|那|其|我[们区市县]|由于|因为|虽然|尽管|如|当|自|经|被|随着|由|从|按|依)|(?:时|后|中|上|下|期间|情况|前提|基础|问题)$/
const SHORTEST = 6
const LONGEST = 140

/** Takes the clauses of one line in turn and makes a task of each that promises something without figure or name. */
export class TaskReader {
  private pending: number | undefined
  private sentence = -1
  /** The sentence has promised something before. */
  private opened = false
  private readonly text: string
  private readonly period: string

  constructor(text: string, period: string) {
    this.text = text
    this.period = period
  }

  /** Null where the clause promises nothing or is told by other records already. */
  read(clause: Clause, hasRecords: boolean, isHeading: boolean): Draft | undefined {
    if (clause.sentence !== this.sentence) {
      this.pending = undefined
      this.opened = false
    }
    this.sentence = clause.sentence
    if (hasRecords || clause.past || isHeading) {
      this.pending = undefined
      this.opened ||= hasRecords
      return undefined
    }
    const front = frontOf(this.text, clause)
    const words = this.text.slice(front.start, clause.end)
    if (words.length < SHORTEST || words.length > LONGEST || CREED.test(words)) return undefined
    if (STATEMENT.test(words) || FIELD.test(words)) return undefined
    if (front.action === undefined && !this.promises(words, clause)) {
      this.pending ??= LEAD_IN.test(words) ? front.start : undefined
      return undefined
    }
    const start = this.pending ?? front.start
    this.pending = undefined
    this.opened = true
    return this.task(clause, start, front)
  }

  /** No known verb leads it, but its shape or its place in a list of tasks promises something. */
  private promises(words: string, clause: Clause): boolean {
    if (MAKES.test(words)) return true
    const isLast = /^(?:[。！；]|$)/.test(this.text.slice(clause.end, clause.end + 1))
    if (AIMED.test(words)) return isLast && words.length >= 10
    return this.opened && OBJECT.test(words) && !NO_TASK.test(words)
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
    const adverb = adverbAt(text, at)
    const isPart = adverb === '新' && /^新[型时兴能质动增]/.test(text.slice(at, at + 2))
    const word = isPart ? undefined : (adverb ?? verbAt(text, at) ?? actionAt(text, at))
    if (word === undefined || at + word.length > clause.end) break
    action = word
    at += word.length
    if (text.startsWith('力度', at)) at += 2
    else if (adverb === undefined) break
  }
  if (action !== undefined && /^好(?![人事的评转])/.test(text.slice(at, at + 2)) && at + 2 < clause.end) at += 1
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
