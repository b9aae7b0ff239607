import { z } from 'zod'

/** What somebody reported last, so that the next report needs fewer taps. */
const Lately = z.object({ type: z.string(), source: z.string(), classes: z.array(z.string()).max(5) })
export type Lately = z.infer<typeof Lately>

export const NOTHING_LATELY: Lately = { type: '', source: '', classes: [] }
const MOST = 5

export const readLately = (kept: unknown): Lately => Lately.safeParse(kept).data ?? NOTHING_LATELY

/** The class just used goes to the front. */
export const noted = (
  { classes }: Lately,
  used: { type: string; source: string; category: string | null },
): Lately => ({
  ...{ type: used.type, source: used.source },
  classes:
    used.category === null
      ? classes
      : [used.category, ...classes.filter((one) => one !== used.category)].slice(0, MOST),
})
