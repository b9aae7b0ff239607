import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compilePlan, toGuidelineRecord } from './index.ts'

interface Scores {
  readonly quantified: { precision: number; recall: number; hit: number; gold: number; false_alarm: number }
  readonly project: { precision: number; recall: number }
  readonly accuracy: { comparator: number; subject: number; measure: number; period: number }
}

const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'plans')
const samples = join(import.meta.dirname, 'samples')
const hasScorer = existsSync(join(shared, 'score.mjs'))

function add(total: Record<string, unknown>, counts: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(counts)) {
    if (typeof value === 'number') total[key] = Number(total[key] ?? 0) + value
    else total[key] = add((total[key] ?? {}) as Record<string, unknown>, value as Record<string, unknown>)
  }
  return total
}

/** Scores the compiler on the documents of one folder with the scorer beside the annotated texts. */
async function scoresOf(folder: string, wanted: (group: string) => boolean): Promise<Scores> {
  const scorer = await import(pathToFileURL(join(shared, 'score.mjs')).href)
  const [, ...lines] = readFileSync(join(folder, 'stretches.tsv'), 'utf8').trim().split('\n')
  const texts = readdirSync(join(folder, 'texts'))
  let total: Record<string, unknown> = {}
  for (const line of lines) {
    const [doc = '', group = '', start, end, projects] = line.split('\t')
    if (!wanted(group) || !texts.includes(`${doc}.txt`)) continue
    const gold = readFileSync(join(folder, 'gold', `${doc}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
    const plan = compilePlan(readFileSync(join(folder, 'texts', `${doc}.txt`), 'utf8'))
    const stretch = { start: Number(start), end: Number(end), projects: projects === 'yes' }
    const predicted = plan.commitments.map((item, index) => toGuidelineRecord(doc, index + 1, item))
    const { counts } = scorer.scoreDocument(
      gold.map((row) => JSON.parse(row)),
      predicted,
      stretch,
    )
    total = add(total, counts)
  }
  return scorer.rates(total)
}

describe.skipIf(!hasScorer)('on the annotated plan texts (skipped where ../shared/plans is missing)', () => {
  it('finds all core figures of the seed plan without a false alarm', async () => {
    const { quantified, project } = await scoresOf(shared, (group) => group === 'seed')
    expect(quantified).toMatchObject({ hit: 17, gold: 17, false_alarm: 0 })
    expect(project.precision).toBeGreaterThanOrEqual(0.9)
    expect(project.recall).toBeGreaterThanOrEqual(0.9)
  })

  it('reaches the thresholds on the other documents', async () => {
    const { quantified, project, accuracy } = await scoresOf(shared, (group) => group !== 'seed')
    expect(quantified.precision).toBeGreaterThanOrEqual(0.97)
    expect(quantified.recall).toBeGreaterThanOrEqual(0.97)
    expect(project.precision).toBeGreaterThanOrEqual(0.8)
    expect(project.recall).toBeGreaterThanOrEqual(0.8)
    expect(accuracy.comparator).toBeGreaterThanOrEqual(0.96)
    expect(accuracy.subject).toBeGreaterThanOrEqual(0.9)
    expect(accuracy.measure).toBeGreaterThanOrEqual(0.92)
    expect(accuracy.period).toBeGreaterThanOrEqual(0.95)
  })

  it.skipIf(!existsSync(join(samples, 'stretches.tsv')))('holds on the hard samples', async () => {
    const { quantified, project } = await scoresOf(samples, () => true)
    expect(quantified.precision).toBeGreaterThanOrEqual(0.93)
    expect(quantified.recall).toBeGreaterThanOrEqual(0.93)
    expect(project.precision).toBeGreaterThanOrEqual(0.8)
    expect(project.recall).toBeGreaterThanOrEqual(0.8)
  })
})
