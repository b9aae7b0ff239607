import { z } from 'zod'

/** Offset into a stored text, in Unicode code points from its first character (BOM and CR counted). */
export const TextOffset = z.int().min(0).max(1_000_000_000)

/** Half-open stretch of a stored text, in Unicode code points. */
export const TextSpan = z.object({ start: TextOffset, end: TextOffset })
export type TextSpan = z.infer<typeof TextSpan>
