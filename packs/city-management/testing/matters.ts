import { composeTables } from '@citybrain/contract/pack/code-parts.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { COMPONENT_CLASSES } from '../../city-base/codes/component-classes.data.ts'
import { EVENT_CLASSES } from '../../city-base/codes/event-classes.data.ts'
import { MATTER_CLASSES } from '../matter-classes.data.ts'

/** The classes of matters as the product uses them, with those of the base. */
export const MATTERS: CodeTable = composeTables([MATTER_CLASSES, COMPONENT_CLASSES, EVENT_CLASSES])[0] ?? MATTER_CLASSES
