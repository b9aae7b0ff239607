import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { Masked } from './thing.ts'

const Name = z.string().trim().min(1).max(60)
const Phone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d -]{5,19}$/, 'expected a telephone number')

/** What whoever reports says of themselves: nothing of it is asked for. */
export const ReporterDraft = z.object({
  name: Name.nullable().describe('称呼 · As they want to be called'),
  phone: Phone.nullable().describe('联系电话 · Telephone number'),
  told: z.boolean().describe('愿意接收办理进展 · Wants to be told how it goes'),
})
export type ReporterDraft = z.infer<typeof ReporterDraft>

/** Somebody who reported a case, as staff see them: what names them is masked until it is asked for. */
export const Reporter = z.object({
  id: Id,
  number: z.int().describe('序号 · Counts the reporters of the case that they reported'),
  case: z.object({ id: Id, number: z.string() }).describe('报告的案件 · The case that they reported'),
  name: z.union([z.string(), Masked]).nullable(),
  phone: z.union([z.string(), Masked]).nullable(),
  channel: FieldKey.describe('来源 · How they came: a source of the case’s type'),
  told: z.boolean(),
  at: Instant.describe('报告时间'),
  stars: z.int().nullable().describe('评价 · 1 to 5 for the newest end; null: not rated'),
})
export type Reporter = z.infer<typeof Reporter>
