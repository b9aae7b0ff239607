import { ADDRESS_ROUTES } from './addresses.ts'
import { API_KEY_ROUTES } from './api-keys.ts'
import { ATTACHMENT_ROUTES } from './attachments.ts'
import { CALENDAR_ROUTES } from './calendar.ts'
import { CASE_FIGURE_ROUTES } from './case-figures.ts'
import { CASE_REPORTER_ROUTES } from './case-reporters.ts'
import { CASE_RULE_ROUTES } from './case-rules.ts'
import { CASE_ROUTES } from './cases.ts'
import { CATALOGUE_ROUTES } from './catalogue.ts'
import { CODE_ROUTES } from './codes.ts'
import { DISTRICT_ROUTES } from './district.ts'
import { DUPLICATE_ROUTES } from './duplicates.ts'
import { ERRAND_ROUTES } from './errands.ts'
import { EVENT_ROUTES } from './events.ts'
import { FIELD_ROUTES } from './field.ts'
import { IDENTITY_ROUTES } from './identity.ts'
import { LOG_ROUTES } from './log.ts'
import { MESSAGE_ROUTES } from './messages.ts'
import { NOTICE_ROUTES } from './notices.ts'
import { OPERATIONS_ROUTES } from './operations.ts'
import { ORGANISATION_ROUTES } from './organisation.ts'
import { PLAN_ROUTES } from './plan.ts'
import { QUALITY_ROUTES } from './quality.ts'
import { REGION_IMPORT_ROUTES } from './region-imports.ts'
import { REGION_ROUTES } from './regions.ts'
import { REGISTER_ROUTES } from './register.ts'
import { REPORT_PHOTO_ROUTES } from './report-photos.ts'
import { REPORT_ROUTES } from './reports.ts'
import { RESPONSIBILITY_ROUTES } from './responsibility.ts'
import { RIGHTS_ROUTES } from './rights.ts'
import { SAVED_VIEW_ROUTES } from './saved-views.ts'
import { THING_EXPORT_ROUTES } from './thing-export.ts'
import { THING_HISTORY_ROUTES } from './thing-history.ts'
import { THING_IMPORT_ROUTES } from './thing-imports.ts'
import { THING_TILE_ROUTES } from './thing-tiles.ts'
import { THING_TYPE_ROUTES } from './thing-types.ts'
import { THING_ROUTES } from './things.ts'
import { WEBHOOK_ROUTES } from './webhooks.ts'

/** Every route the server answers on, apart from the console's files and the API's own description. */
export const ROUTES = [
  ...IDENTITY_ROUTES,
  ...FIELD_ROUTES,
  ...SAVED_VIEW_ROUTES,
  ...API_KEY_ROUTES,
  ...ORGANISATION_ROUTES,
  ...RIGHTS_ROUTES,
  ...WEBHOOK_ROUTES,
  ...EVENT_ROUTES,
  ...OPERATIONS_ROUTES,
  ...LOG_ROUTES,
  ...DISTRICT_ROUTES,
  ...CALENDAR_ROUTES,
  ...CODE_ROUTES,
  ...PLAN_ROUTES,
  ...REGISTER_ROUTES,
  ...THING_TYPE_ROUTES,
  ...THING_ROUTES,
  ...THING_TILE_ROUTES,
  ...THING_HISTORY_ROUTES,
  ...DUPLICATE_ROUTES,
  ...QUALITY_ROUTES,
  ...CATALOGUE_ROUTES,
  ...REGION_ROUTES,
  ...THING_EXPORT_ROUTES,
  ...THING_IMPORT_ROUTES,
  ...REGION_IMPORT_ROUTES,
  ...ADDRESS_ROUTES,
  ...CASE_ROUTES,
  ...CASE_FIGURE_ROUTES,
  ...CASE_RULE_ROUTES,
  ...RESPONSIBILITY_ROUTES,
  ...CASE_REPORTER_ROUTES,
  ...REPORT_ROUTES,
  ...NOTICE_ROUTES,
  ...MESSAGE_ROUTES,
  ...ERRAND_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...REPORT_PHOTO_ROUTES,
] as const
