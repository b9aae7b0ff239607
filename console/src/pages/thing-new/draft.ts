import { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { z } from 'zod'

/** A new thing that was begun, kept in this browser until it is saved or thrown away. Its id makes saving repeatable. */
const Draft = z.object({
  id: Id,
  name: z.string(),
  code: z.string(),
  aliases: z.array(z.string()),
  department: z.string().nullable(),
  attributes: StoredAttributes,
  geometry: Geometry.nullable(),
  validFrom: PlainDate.nullable(),
  document: z.string(),
})
export type Draft = z.infer<typeof Draft>

const keyOf = (type: string) => `citybrain.draft.thing.${type}`

export function keptDraft(type: string): Draft | null {
  try {
    return Draft.safeParse(JSON.parse(localStorage.getItem(keyOf(type)) ?? 'null')).data ?? null
  } catch {
    // What this browser kept can't be read any more: begin anew rather than fail the page.
    return null
  }
}

export function keepDraft(type: string, draft: Draft): void {
  localStorage.setItem(keyOf(type), JSON.stringify(draft))
}

export function dropDraft(type: string): void {
  localStorage.removeItem(keyOf(type))
}
