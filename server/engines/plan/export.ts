import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { Db } from '../../platform/index.ts'
import { getDocument } from './documents-service.ts'
import { noSuchPlan } from './errors.ts'
import { allRows, type VersionRef } from './register-store.ts'

/** All that an exported register shows. */
export interface RegisterExport {
  document: PlanDocument
  version: PlanVersion
  rows: readonly Commitment[]
  profile: DistrictProfile
  language: Language
}

/** Writes the register in the official layout; the connector for spreadsheets provides it. */
export type WorkbookWriter = (register: RegisterExport) => Promise<Uint8Array>

export async function loadExport(
  db: Db,
  ref: VersionRef,
  profile: DistrictProfile,
  language: Language,
): Promise<RegisterExport> {
  const document = await getDocument(db, ref.plan)
  const version = document.versions.find(({ number }) => number === ref.version)
  if (!version) throw noSuchPlan()
  return { document, version, rows: await allRows(db, ref), profile, language }
}

/** The register as one JSON document: the plan, its version, and every row with all fields. */
export function exportJson({ document, version, rows }: RegisterExport): string {
  const { id, title, kind, period, sha256 } = document
  return JSON.stringify({ plan: { id, title, kind, period, sha256 }, version, commitments: rows }, null, 2)
}
