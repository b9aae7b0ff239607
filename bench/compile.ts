// Measures the plan compiler: milliseconds for a Nankai-sized text, and how time per character grows from 10 k to 1 M.
//   node bench/compile.ts
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { compilePlan } from '../rules/plan/index.ts'

const NANKAI_CHARACTERS = 4683
const WARM_UP = 12
const ROUNDS = 9

/** A plan of general phrases, in the proportions of a real one: a third of the clauses carry figures. */
function syntheticPlan(characters: number): string {
  const clauses = [
    '工业增加值增长5%左右，财政收入增长3%以上，登记失业率控制在4%以内。',
    '完善重点项目服务机制，健全部门协同和信息共享制度，持续优化办事流程。',
    '新建街角花园7处、绿道5.4公里，改造老旧小区9个，惠及居民2310户、18.6万平方米。',
    '加强安全生产监管，深入排查整治各类隐患，坚决防范重特大事故发生。',
    '加快建设云湖大道北段、区图书馆新馆，开工建设柳湾水厂二期，推进清溪河综合治理。',
    '全面落实惠企政策，推动各类经营主体发展壮大，营造公平有序的市场环境。',
  ]
  let text = '某区2024年国民经济和社会发展计划\n\n一、主要预期目标\n'
  for (let at = 0; text.length < characters; at += 1) {
    if (at % 12 === 11) text += `\n（${'一二三四五六七八九'.charAt(at % 9)}）着力提升发展质量\n`
    text += clauses[at % clauses.length]
    if (at % 4 === 3) text += '\n'
  }
  return text.slice(0, characters)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function millisecondsOf(text: string, rounds: number): number {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    compilePlan(text)
    times.push(performance.now() - start)
  }
  return median(times)
}

const own = join(import.meta.dirname, '..', 'district', 'nankai', 'plan-2023.txt')
const plan = existsSync(own) ? readFileSync(own, 'utf8') : syntheticPlan(NANKAI_CHARACTERS)
for (let round = 0; round < WARM_UP; round += 1) compilePlan(plan)
console.log(
  `plan of ${[...plan].length} characters, warm: ${millisecondsOf(plan, ROUNDS).toFixed(1)} ms (must stay below 50)`,
)
const small = syntheticPlan(10_000)
const large = syntheticPlan(1_000_000)
const perSmall = millisecondsOf(small, ROUNDS) / 10_000
const perLarge = millisecondsOf(large, 3) / 1_000_000
console.log(`10 000 characters: ${(perSmall * 1000).toFixed(2)} µs per character`)
console.log(`1 000 000 characters: ${(perLarge * 1000).toFixed(2)} µs per character`)
console.log(`time per character, 1 M to 10 k: ${(perLarge / perSmall).toFixed(2)} (must stay below 1.3)`)
