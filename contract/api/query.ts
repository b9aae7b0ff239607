import { z } from 'zod'

/** A query parameter that may stand several times. */
export const several = <T extends z.ZodType<unknown, string>>(one: T, most: number) =>
  z
    .union([one, z.array(one).min(1).max(most)])
    .optional()
    .transform((given): z.output<T>[] => (given === undefined ? [] : Array.isArray(given) ? given : [given]))
