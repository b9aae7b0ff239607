import { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import { z } from 'zod'

/** A form that was begun, kept in this browser until it is sent or thrown away. */
const Draft = z.object({
  data: StoredAttributes,
  /** What was typed or chosen beside the fields, by the name of its input. */
  said: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Photos that were sent already. */
  attachments: z.array(Id),
  position: z.tuple([z.number(), z.number()]).nullable(),
})
export type Draft = z.infer<typeof Draft>

const nameOf = (key: string) => `citybrain.draft.case.${key}`

export function keptDraft(key: string): Draft | null {
  try {
    return Draft.safeParse(JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null')).data ?? null
  } catch {
    // What this browser kept can't be read any more: begin anew rather than fail the page.
    return null
  }
}

export function keepDraft(key: string, draft: Draft): void {
  localStorage.setItem(nameOf(key), JSON.stringify(draft))
}

export function dropDraft(key: string): void {
  localStorage.removeItem(nameOf(key))
}
