import { z } from 'zod'

/** A moment, ISO 8601 in UTC with milliseconds: `2023-09-15T01:30:00.000Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/** A day of the district's calendar, `2023-09-15`. */
export const PlainDate = z.iso.date()
export type PlainDate = z.infer<typeof PlainDate>
