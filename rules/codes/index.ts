import type { CodeCheck } from '@citybrain/contract/engines/code.ts'
import type { CodeKind } from '@citybrain/contract/kernel/code-kind.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { checkComponent, checkEvent } from './classes.ts'
import { checkPlace } from './divisions.ts'
import { checkIndustry } from './industry.ts'
import { checkOrganisation } from './organisation.ts'
import { checkProjectCode } from './project-code.ts'
import { CODE_RULES } from './rules.data.ts'
import { tablesOf } from './tables.ts'
import { tidy, withoutHyphens } from './tidy.ts'
import { checkUscc } from './uscc.ts'
import type { Checker } from './verdict.ts'

export { CODE_RULES } from './rules.data.ts'

const CHECKERS = {
  uscc: checkUscc,
  organisation: checkOrganisation,
  district: checkPlace('district'),
  street: checkPlace('street'),
  community: checkPlace('community'),
  grid: checkPlace('grid'),
  component: checkComponent,
  event: checkEvent,
  'project-code': checkProjectCode,
  industry: checkIndustry,
} as const satisfies Record<CodeKind, Checker>

const NO_TABLES: readonly CodeTable[] = []

/**
 * Whether a code is sound, what its parts say, or what is wrong with it and where. What people type is forgiven
 * (full-width, spaces, hyphens, lower case) and told; characters are never guessed. Tests that need a code table are
 * left out where `tables` lacks it, with a warning where that matters. Keep one list of tables: it is indexed once.
 */
export function checkCode(kind: CodeKind, value: string, tables: readonly CodeTable[] = NO_TABLES): CodeCheck {
  const { basis, known } = CODE_RULES[kind]
  const tidied = tidy(value)
  const given = kind === 'project-code' ? tidied : withoutHyphens(tidied)
  return { kind, basis, known, ...CHECKERS[kind](given, tablesOf(tables)) }
}
