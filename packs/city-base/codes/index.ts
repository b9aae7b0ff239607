import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { COMPONENT_CLASSES } from './component-classes.data.ts'
import { EVENT_CLASSES } from './event-classes.data.ts'
import { INDUSTRY_DIVISIONS, INDUSTRY_SECTIONS } from './industries.data.ts'
import { ORGANISATION_KINDS } from './organisation-kinds.data.ts'
import { PROJECT_KINDS } from './project-kinds.data.ts'
import { PROVINCES } from './provinces.data.ts'

/** The code tables that every district needs. */
export const CODE_TABLES: CodeTable[] = [
  ORGANISATION_KINDS,
  PROVINCES,
  COMPONENT_CLASSES,
  EVENT_CLASSES,
  PROJECT_KINDS,
  INDUSTRY_SECTIONS,
  INDUSTRY_DIVISIONS,
]
