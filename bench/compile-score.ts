// Writes predictions for the annotated plan texts and runs their scorer:
//   node bench/compile-score.ts [--texts DIR --gold DIR --stretches FILE] [scorer options]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compilePlan, toGuidelineRecord } from '../rules/plan/index.ts'

const root = join(import.meta.dirname, '..', '..', 'shared', 'plans')
const args = process.argv.slice(2)

function take(name: string, standard: string): string {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? standard : (args.splice(at, 2)[1] ?? standard)
}

const texts = take('texts', join(root, 'texts'))
const gold = take('gold', join(root, 'gold'))
const stretches = take('stretches', join(root, 'stretches.tsv'))
const out = take('out', mkdtempSync(join(tmpdir(), 'compile-score-')))
if (!existsSync(texts) || !existsSync(join(root, 'score.mjs'))) {
  console.error(`no annotated texts at ${texts}: nothing to score`)
  process.exit(0)
}
for (const file of readdirSync(texts).filter((name) => name.endsWith('.txt'))) {
  const doc = file.replace(/\.txt$/, '')
  const plan = compilePlan(readFileSync(join(texts, file), 'utf8'))
  const lines = plan.commitments.map((item, index) => JSON.stringify(toGuidelineRecord(doc, index + 1, item)))
  writeFileSync(join(out, `${doc}.jsonl`), lines.length === 0 ? '' : `${lines.join('\n')}\n`)
}
const scorer = ['--gold', gold, '--stretches', stretches, '--pred', out, ...args]
console.log(execFileSync(process.execPath, [join(root, 'score.mjs'), ...scorer], { encoding: 'utf8' }))
