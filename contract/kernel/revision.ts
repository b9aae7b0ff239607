import { z } from 'zod'

/** The revision of a thing that a change was made upon: a conflict where it is another one by now. */
export const Revision = z.int().min(0).max(2_147_483_647)
