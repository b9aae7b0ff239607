import { formatNumber } from './number-format.ts'

/** One level of a list as Word defines it. */
export interface ListLevel {
  start: number
  /** ST_NumberFormat of ISO/IEC 29500-1. */
  format: string
  /** `%1、`, `（%2）`: the number of level n stands for `%n`. */
  template: string
  suffix: string
  /** All numbers in Arabic digits. */
  legal: boolean
  /** Starts anew after a level above this one; 0 never, null after any level above. */
  restart: number | null
}

/** A list that a paragraph belongs to. */
export interface NumberedList {
  id: string
  /** Lists of one family count on from each other. */
  family: string
  levelAt(depth: number): ListLevel
  /** Levels at which this list counts anew although its family has counted before. */
  starts: ReadonlyMap<number, number>
}

export const plainLevel: ListLevel = {
  start: 1,
  format: 'decimal',
  template: '',
  suffix: 'tab',
  legal: false,
  restart: null,
}
const LEVELS = 9

/** Writes out the numbers that Word only draws: Chinese plans number 一、（一）1. automatically, and lose their outline without. */
export class ListCounters {
  readonly #counters = new Map<string, number[]>()
  readonly #started = new Set<string>()

  /** The label before the next paragraph of the list, with its blank if it has one; counts the paragraph. */
  label(list: NumberedList, level: number): string {
    const depth = Math.min(LEVELS - 1, Math.max(0, level))
    const counters = this.#counters.get(list.family) ?? []
    this.#counters.set(list.family, counters)
    if (!this.#started.has(list.id)) for (const [at, start] of list.starts) counters[at] = start - 1
    this.#started.add(list.id)
    for (let at = 0; at < depth; at++) counters[at] ??= list.levelAt(at).start
    counters[depth] = (counters[depth] ?? list.levelAt(depth).start - 1) + 1
    for (let at = depth + 1; at < LEVELS; at++) {
      const restart = list.levelAt(at).restart
      if (restart === null || (restart > 0 && depth < restart)) delete counters[at]
    }
    return writeLabel(list, depth, counters)
  }
}

function writeLabel(list: NumberedList, depth: number, counters: number[]): string {
  const level = list.levelAt(depth)
  if (level.format === 'bullet') return '• '
  const label = level.template.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = level.legal ? 'decimal' : list.levelAt(at).format
    return formatNumber(counters[at] ?? list.levelAt(at).start, format)
  })
  // «1.» keeps its blank, or «1.» before «5亿元» would read 1.5亿元.
  const closed = /[、．。)）】〕：:]$/.test(label)
  return label === '' || level.suffix === 'nothing' || closed ? label : `${label} `
}
