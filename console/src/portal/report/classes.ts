import type { ReportType } from '@citybrain/contract/engines/report.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

type Class = ReportType['classes'][number]

/** A class that one may choose: nothing lies below it. Its own group comes with it, since names repeat among groups. */
export interface Leaf {
  readonly code: string
  readonly title: Words
  readonly group: Words | null
}

export function leavesOf(classes: readonly Class[]): Leaf[] {
  const isAbove = (one: Class) => classes.some(({ code }) => code !== one.code && code.startsWith(one.code))
  return classes
    .filter((one) => !isAbove(one))
    .map(({ code, title }) => {
      const above = classes.filter((other) => other.code !== code && code.startsWith(other.code))
      const group = above.sort((a, b) => b.code.length - a.code.length)[0]?.title ?? null
      return { code, title, group }
    })
}

/**
 * Leaves by what somebody typed in their own words: 井盖坏了 finds 污水井盖. Each pair of signs, or each word, that occurs in
 * a name counts; the best come first.
 */
export function searchLeaves(leaves: readonly Leaf[], typed: string, most: number): Leaf[] {
  const pieces = piecesOf(typed)
  if (pieces.length === 0) return []
  const scored = leaves.map((leaf) => {
    const name = `${leaf.title.zh} ${leaf.title.en}`.toLowerCase()
    const group = `${leaf.group?.zh ?? ''} ${leaf.group?.en ?? ''}`.toLowerCase()
    const score = pieces.reduce((sum, one) => sum + (name.includes(one) ? 2 : group.includes(one) ? 1 : 0), 0)
    return { leaf, score }
  })
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  return found.slice(0, most).map(({ leaf }) => leaf)
}

const SHORTEST_WORD = 3

function piecesOf(typed: string): string[] {
  const text = typed.toLowerCase().trim()
  const words = text.match(/[a-z]+/g)?.filter((word) => word.length >= SHORTEST_WORD) ?? []
  const runs = text.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) => {
    const signs = Array.from(run)
    return signs.length === 1 ? signs : signs.slice(1).map((sign, place) => `${signs[place]}${sign}`)
  })
  return [...new Set([...words.map((word) => word.replace(/s$/, '')), ...pairs])]
}
