import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Language, Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseClock, CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { FieldSource } from '@citybrain/contract/pack/field.ts'
import type { Step } from '@citybrain/contract/pack/flow.ts'
import type { LimitRow, StandardRow } from '@citybrain/contract/pack/limits.ts'
import { wordsOfBy } from './words.ts'

/** A step as a diagram shows it. */
export interface DiagramNode {
  readonly key: string
  readonly kind: Step['kind']
  readonly title: Words
  /** Who does it; null of what is nobody's work. */
  readonly by: Words | null
  /** Its own promise, statutory limit and minimum. */
  readonly limits: readonly StatedWords[]
  /** Clocks of the case that begin or stop where it is entered, left or decided, or stand still in it. */
  readonly clocks: readonly { readonly key: string; readonly does: 'begins' | 'stops' | 'pauses' }[]
  readonly starts: boolean
}

/** A way from step to step; outcomes that lead to the same step stand on one. */
export interface DiagramEdge {
  readonly from: string
  readonly to: string
  readonly ways: readonly { readonly key: string; readonly title: Words }[]
  readonly tone: 'good' | 'plain' | 'bad'
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
}

/** A limit in words with where it was read; null where the filing standard says it. */
export interface StatedWords {
  readonly kind: 'promise' | 'law' | 'minimum'
  readonly words: Words
  readonly source: FieldSource | null
}

const BY_STANDARD: Words = { zh: '按立案标准', en: 'as the filing standard says' }

/** Limits as they are promised, or as the law has them, each with its source. */
export const limitsInWords = (
  kind: StatedWords['kind'],
  rows: readonly (LimitRow | StandardRow)[] | null,
): StatedWords[] =>
  (rows ?? []).map((row) => {
    if ('standard' in row) return { kind, words: BY_STANDARD, source: null }
    const { zh, en } = limitWords(row.limit)
    const since = row.from === null ? { zh: '', en: '' } : { zh: `（${row.from} 起）`, en: ` (from ${row.from})` }
    const some = row.when === null ? { zh: '', en: '' } : { zh: '（限部分案件）', en: ' (of some cases)' }
    return { kind, words: { zh: `${zh}${some.zh}${since.zh}`, en: `${en}${some.en}${since.en}` }, source: row.source }
  })

/** The flow of a type as nodes and edges, as its definition says it and in its order. */
export function diagramOf(type: CaseType): Diagram {
  return {
    nodes: type.steps.map((step) => ({
      ...{ key: step.key, kind: step.kind, title: step.title, starts: step.key === type.starts },
      by: step.kind === 'task' ? wordsOfBy(type, step.by) : null,
      limits:
        step.kind === 'task'
          ? [
              ...limitsInWords('promise', step.within),
              ...limitsInWords('law', step.law),
              ...(step.atLeast
                ? [{ kind: 'minimum' as const, words: limitWords(step.atLeast.limit), source: step.atLeast.source }]
                : []),
            ]
          : [],
      clocks: clocksAt(type.clocks, step, type.starts),
    })),
    edges: type.steps.flatMap(edgesFrom),
  }
}

function clocksAt(clocks: readonly CaseClock[], step: Step, starts: string): DiagramNode['clocks'] {
  return clocks.flatMap(({ key, starts: begins, stops }): DiagramNode['clocks'] => {
    const isBegun = begins === 'open' ? step.key === starts : begins.enter === step.key
    const isStopped =
      stops === 'end'
        ? step.kind === 'end'
        : 'enter' in stops
          ? stops.enter === step.key
          : 'leave' in stops
            ? stops.leave === step.key
            : stops.step === step.key
    const pauses = step.kind === 'task' && step.pauses.includes(key)
    return [
      ...(isBegun ? [{ key, does: 'begins' as const }] : []),
      ...(isStopped ? [{ key, does: 'stops' as const }] : []),
      ...(pauses ? [{ key, does: 'pauses' as const }] : []),
    ]
  })
}

const OTHERWISE: Words = { zh: '其他结果', en: 'any other end' }

function edgesFrom(step: Step): DiagramEdge[] {
  const ways = waysOf(step)
  const targets = [...new Set(ways.map(({ to }) => to))]
  return targets.map((to) => {
    const same = ways.filter((one) => one.to === to)
    const tones = new Set(same.map(({ tone }) => tone))
    const [tone] = tones
    return {
      ...{ from: step.key, to, tone: tones.size === 1 && tone ? tone : 'plain' },
      ways: same.map(({ key, title }) => ({ key, title })),
    }
  })
}

type Way = DiagramEdge['ways'][number] & { readonly to: string; readonly tone: DiagramEdge['tone'] }

/** An outcome without a next step leaves the work where it is. */
function waysOf(step: Step): Way[] {
  switch (step.kind) {
    case 'task':
      return step.outcomes.flatMap(({ key, title, to, tone }) => (to === null ? [] : [{ key, title, to, tone }]))
    case 'fork':
      return step.branches.map(({ key, title, to }) => ({ key, title, to, tone: 'plain' }))
    case 'join':
      return [{ key: step.to, title: JOINED[step.when], to: step.to, tone: 'plain' }]
    case 'wait':
      return [
        ...Object.entries(step.ends).map(([key, to]): Way => ({ key, title: { zh: key, en: key }, to, tone: 'plain' })),
        { key: 'otherwise', title: OTHERWISE, to: step.otherwise, tone: 'plain' },
      ]
    case 'end':
      return []
  }
}

const JOINED = {
  all: { zh: '全部到齐', en: 'all are there' },
  any: { zh: '一路到达', en: 'one is there' },
} as const satisfies Record<string, Words>

const SHAPES = {
  task: ['[', ']'],
  fork: ['{{', '}}'],
  join: ['{{', '}}'],
  wait: ['[/', '/]'],
  end: ['([', '])'],
} as const satisfies Record<Step['kind'], readonly [string, string]>

/** The flow as Mermaid text, which documents can hold. */
export function mermaidOf(type: CaseType, language: Language): string {
  const { nodes, edges } = diagramOf(type)
  const quoted = (words: readonly string[]) => `"${words.join('<br/>').replaceAll('"', '#quot;')}"`
  const named = new Map(nodes.map(({ key }, at) => [key, `s${at}`]))
  return [
    'flowchart TD',
    ...nodes.map(({ key, kind, title, by, limits }) => {
      const [open, close] = SHAPES[kind]
      const said = [title[language], ...(by ? [by[language]] : []), ...limits.map(({ words }) => words[language])]
      return `  ${named.get(key)}${open}${quoted(said)}${close}`
    }),
    ...edges.map(
      ({ from, to, ways }) =>
        `  ${named.get(from)} -->|${quoted(ways.map(({ title }) => title[language]))}| ${named.get(to)}`,
    ),
  ].join('\n')
}
