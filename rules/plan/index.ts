import type { CompiledPlan } from '../../contract/engines/outline.ts'
import { type CompileOptions, compile } from './compile.ts'

export { toGuidelineRecord } from './record.ts'
export type { CompileOptions }

/**
 * Compiles a plan's text into sections, clauses, commitments and results. Pure and deterministic; cost is linear in
 * the text's length. Offsets are Unicode code points of `text` as given. Values are exact decimals with 千, 万 and 亿
 * multiplied out; figures of past years are `results`, never commitments.
 */
export function compilePlan(text: string, options: CompileOptions = {}): CompiledPlan {
  return compile(text, options)
}
