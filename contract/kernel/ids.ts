import { z } from 'zod'

/** County-level code of GB/T 2260, the tenant of every row: `120104` is 天津市南开区. */
export const DistrictCode = z
  .string()
  .regex(/^\d{6}$/, 'expected the six digits of a GB/T 2260 code')
  .brand('DistrictCode')
export type DistrictCode = z.infer<typeof DistrictCode>

/** Random identifier made by whoever creates the thing, so that a repeated request creates nothing twice. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>
