import { z } from 'zod'
import { CodeKind } from '../kernel/code-kind.ts'
import { Words } from '../kernel/words.ts'
import { CodeKnowledge, CodeTableKey } from '../pack/code-table.ts'

/** What may be handed over for checking; far more than any code has. */
export const CodeValue = z.string().max(200)

/** What is tested of a kind of code, by which rule, and what nobody can test. */
export const CodeRule = z.object({
  kind: CodeKind,
  title: Words,
  basis: z.string(),
  known: CodeKnowledge,
  shape: Words,
  refuses: z.array(Words).describe('Tests that make a code invalid'),
  warns: z.array(Words).describe('Tests from memory or of incomplete lists: they warn only'),
  untested: z.array(Words).describe('What a sound code may still get wrong'),
  example: z.string(),
  tables: z.array(CodeTableKey).describe('Code tables it is compared with'),
})
export type CodeRule = z.infer<typeof CodeRule>

/** A stretch of a code and what it says. */
export const CodePart = z.object({
  key: z.string(),
  title: Words,
  value: z.string(),
  meaning: Words.nullable().describe('Null where no table at hand names it'),
})
export type CodePart = z.infer<typeof CodePart>

const Checked = {
  kind: CodeKind,
  basis: z.string(),
  known: CodeKnowledge.describe('Of the rule by which it was judged'),
  normal: z.string().describe('As it should be written; of an invalid code, as it was read'),
  told: z.array(Words).describe('What was changed to read it: full-width characters, spaces, hyphens, lower case'),
}

export const ValidCode = z.object({
  ...Checked,
  valid: z.literal(true),
  parts: z.array(CodePart),
  warnings: z.array(Words),
})

export const InvalidCode = z.object({
  ...Checked,
  valid: z.literal(false),
  because: Words,
  at: z.int().positive().nullable().describe('Which character of `normal` is at fault, from 1; null: the whole'),
})

export const CodeCheck = z.discriminatedUnion('valid', [ValidCode, InvalidCode])
export type CodeCheck = z.infer<typeof CodeCheck>
