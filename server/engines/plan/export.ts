import { Readable } from 'node:stream'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { Db } from '../../platform/index.ts'
import { getDocument } from './documents-service.ts'
import { noSuchPlan } from './errors.ts'
import { fromRecord } from './record.ts'
import { recordPages, type VersionRef } from './register-store.ts'

/** All that an exported register shows. */
export interface RegisterExport {
  document: PlanDocument
  version: PlanVersion
  /** In order of place, a page at a time; to be read once. */
  rows: AsyncIterable<readonly Commitment[]>
  profile: DistrictProfile
  language: Language
}

/** Writes the register in the official layout, piece by piece; the connector for spreadsheets provides it. */
export type WorkbookWriter = (register: RegisterExport, signal: AbortSignal) => Readable

export async function loadExport(
  db: Db,
  ref: VersionRef,
  profile: DistrictProfile,
  language: Language,
): Promise<RegisterExport> {
  const document = await getDocument(db, ref.plan)
  const version = document.versions.find(({ number }) => number === ref.version)
  if (!version) throw noSuchPlan()
  return { document, version, rows: rowsOf(db, ref), profile, language }
}

async function* rowsOf(db: Db, ref: VersionRef): AsyncGenerator<Commitment[]> {
  for await (const records of recordPages(db, ref)) yield JSON.parse(records).map(fromRecord)
}

/** The register as one JSON document: the plan, its version, and every row with all fields, a row a line. */
export function exportJson(register: RegisterExport): Readable {
  return Readable.from(jsonOf(register), { objectMode: false })
}

async function* jsonOf({ document, version, rows }: RegisterExport): AsyncGenerator<string> {
  const { id, title, kind, period, sha256 } = document
  const head = JSON.stringify({ plan: { id, title, kind, period, sha256 }, version })
  let before = `${head.slice(0, -1)},"commitments":[\n`
  for await (const page of rows) {
    yield before + page.map((row) => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n'
}
