import { z } from 'zod'

/** A page of a list: ask again with `cursor: next` for the following one; null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** How a page is asked for. The cursor is opaque: it came as `next`. */
export const Paging = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
