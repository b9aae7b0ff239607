import type { Places } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Whose rows a session may see and write: of one district, and within it of some streets and departments only. */
export interface Scope {
  readonly district: DistrictCode
  /** Rows of place-protected tables that are seen; null: of the whole district. */
  readonly sees: Places | null
  /** Rows of place-protected tables that may be written; null: of the whole district. */
  readonly writes: Places | null
}

export const wholeDistrict = (district: DistrictCode): Scope => ({ district, sees: null, writes: null })
