import { z } from 'zod'

/** A text of the product in its two languages; Chinese is the default. */
export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>
