import { z } from 'zod'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'

/** Whether a rule or an entry was read in a source that was looked up, or is a memory that nobody has confirmed yet. */
export const CodeKnowledge = z.enum(['verified', 'from-memory'])
export type CodeKnowledge = z.infer<typeof CodeKnowledge>

export const CodeTableKey = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a kebab-case key')

/** One row of a code table. A code that begins with another row's code lies below that row. */
export const CodeEntry = z.object({
  code: z.string().regex(/^[0-9A-Z]{1,20}$/, 'expected digits and capitals'),
  title: Words,
  known: CodeKnowledge.optional().describe('Where it differs from the table’s own'),
  extension: z.literal(true).optional().describe('Added by cities that use the table; not in the standard’s own list'),
})
export type CodeEntry = z.infer<typeof CodeEntry>

const eachOnce = (entries: readonly CodeEntry[]) => new Set(entries.map(({ code }) => code)).size === entries.length

/** A list of codes with their meanings, as a standard or a district publishes it; data, so that a district may extend it. */
export const CodeTable = z.object({
  key: CodeTableKey,
  title: Words,
  basis: z.string().min(1).describe('Document and clause'),
  source: Words.describe('Where this list was read'),
  known: CodeKnowledge,
  effectiveFrom: PlainDate.nullable().describe('Null: not known'),
  effectiveTo: PlainDate.nullable(),
  complete: z.boolean().describe('False: a code that is missing here may still exist'),
  entries: z.array(CodeEntry).min(1).max(20_000).refine(eachOnce, 'a code stands twice'),
  parts: z
    .array(z.object({ table: CodeTableKey, under: CodeEntry.shape.code }))
    .max(20)
    .optional()
    .describe(
      'Tables, also of other packs, whose codes stand below one of its own; a table in use has them among its entries',
    ),
})
export type CodeTable = z.infer<typeof CodeTable>

/** A row as data files write it: code, official Chinese title, English. */
export const entry = (code: string, zh: string, en: string, more: Partial<CodeEntry> = {}): CodeEntry => ({
  ...{ code, title: { zh, en } },
  ...more,
})
