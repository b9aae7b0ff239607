import { z } from 'zod'

/** A moment, ISO 8601 in UTC with milliseconds: `2023-09-15T01:30:00.000Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/** A day of the district's calendar, `2023-09-15`; databases know no year 0. */
export const PlainDate = z.iso.date().refine((day) => day >= '0001-01-01', 'expected a day of the year 1 or later')
export type PlainDate = z.infer<typeof PlainDate>
