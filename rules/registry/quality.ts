import type { QualityReport, RuleTally } from '@citybrain/contract/engines/quality.ts'
import type { QualityRule } from '@citybrain/contract/pack/thing.ts'

/** How many present things of a type come from a source. */
export interface SourceCount {
  readonly source: string
  readonly things: number
}

/** The report that follows from what the rules found; rules that the type has no more count no more. */
export function reportOf(
  rules: readonly QualityRule[],
  tallies: readonly RuleTally[],
  sources: readonly SourceCount[],
): Pick<QualityReport, 'things' | 'score' | 'rules' | 'sources'> {
  const perRule = rules.map((rule) => {
    const own = tallies.filter((tally) => tally.rule === rule.key)
    return { rule, checked: sumOf(own, 'checked'), passed: sumOf(own, 'passed') }
  })
  const perSource = sources.map(({ source, things }) => {
    const own = tallies.filter((tally) => tally.source === source)
    return { source, things, score: scoreOf(rules, own) }
  })
  const things = sources.reduce((sum, one) => sum + one.things, 0)
  return { things, score: scoreOf(rules, tallies), rules: perRule, sources: perSource }
}

/** Passed checks among those made, each weighing as its rule does; cut to one decimal, so that 100 means all. */
export function scoreOf(rules: readonly QualityRule[], tallies: readonly RuleTally[]): number | null {
  const weights = new Map(rules.map((rule) => [rule.key, rule.weight]))
  const weigh = (part: 'checked' | 'passed') =>
    tallies.reduce((sum, tally) => sum + (weights.get(tally.rule) ?? 0) * tally[part], 0)
  const checked = weigh('checked')
  return checked === 0 ? null : Math.floor((weigh('passed') * 1000) / checked) / 10
}

const sumOf = (tallies: readonly RuleTally[], part: 'checked' | 'passed') =>
  tallies.reduce((sum, tally) => sum + tally[part], 0)
