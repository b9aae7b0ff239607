import { z } from 'zod'
import { Words } from './words.ts'

/** How far a fact of the district's data may be trusted. */
export const SourceStatus = z.enum(['verified', 'from-memory', 'derived', 'proposal'])
export type SourceStatus = z.infer<typeof SourceStatus>

/** Where a fact comes from; only `verified` facts were read in a published source. */
export const Source = z.object({ note: Words, status: SourceStatus })
export type Source = z.infer<typeof Source>
