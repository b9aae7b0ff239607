import { z } from 'zod'

/** Exact decimal number as text, so that no figure ever passes through binary floating point. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'expected a plain decimal number such as 1050 or 3.40')
export type Decimal = z.infer<typeof Decimal>
