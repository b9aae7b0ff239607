import { ACCESS_EXAMPLES } from './access-examples.data.ts'
import { ATTACHMENT_EXAMPLES } from './attachment-examples.data.ts'
import { CALENDAR_EXAMPLES } from './calendar-examples.data.ts'
import { CASE_EXAMPLES } from './case-examples.data.ts'
import { CASE_FIGURE_EXAMPLES } from './case-figure-examples.data.ts'
import { CATALOGUE_EXAMPLES } from './catalogue-examples.data.ts'
import { MESSAGE_EXAMPLES } from './message-examples.data.ts'
import { NOTICE_EXAMPLES } from './notice-examples.data.ts'
import { ORGANISATION_EXAMPLES } from './organisation-examples.data.ts'
import { REPORT_EXAMPLES } from './report-examples.data.ts'
import { RESPONSIBILITY_EXAMPLES } from './responsibility-examples.data.ts'
import type { RouteExample } from './route.ts'
import { SPACE_EXAMPLES } from './space-examples.data.ts'
import { THING_EXAMPLES } from './thing-examples.data.ts'

/** Examples of operations by method and path; a test holds them to the shapes of their routes. */
export const EXAMPLES: Readonly<Record<string, RouteExample>> = {
  ...ACCESS_EXAMPLES,
  ...ATTACHMENT_EXAMPLES,
  ...CALENDAR_EXAMPLES,
  ...CASE_EXAMPLES,
  ...CASE_FIGURE_EXAMPLES,
  ...CATALOGUE_EXAMPLES,
  ...MESSAGE_EXAMPLES,
  ...NOTICE_EXAMPLES,
  ...ORGANISATION_EXAMPLES,
  ...REPORT_EXAMPLES,
  ...RESPONSIBILITY_EXAMPLES,
  ...SPACE_EXAMPLES,
  ...THING_EXAMPLES,
}
