import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { TextSpan } from '../kernel/text.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Period } from './commitment.ts'
import { PlanClause, PlanSection } from './outline.ts'

/** What a document is; one target may stand in several of them. */
export const PlanKind = z.enum([
  'annual-plan',
  'work-report',
  'budget',
  'city-assignment',
  'livelihood-list',
  'five-year-outline',
  'other',
])
export type PlanKind = z.infer<typeof PlanKind>

/** Where a version of the register stands: draft → reviewed → approved; an adopted adjustment is `adjusted`. */
export const VersionState = z.enum(['draft', 'reviewed', 'approved', 'adjusted'])
export type VersionState = z.infer<typeof VersionState>

/** A clause of the law in force on a day, with where the rule was found. */
export const LegalBasis = z.object({
  act: z.string(),
  clause: z.string(),
  effectiveFrom: PlainDate,
  effectiveTo: PlainDate.nullable(),
  source: z.string(),
})
export type LegalBasis = z.infer<typeof LegalBasis>

/** One version of a document's register of commitments. */
export const PlanVersion = z.object({
  number: z.int().min(1),
  state: VersionState,
  /** The approved version that this one adjusts. */
  adjusts: z.int().nullable(),
  /** Why the plan is adjusted; null for a first version. */
  reason: z.string().nullable(),
  /** Day of the people's congress or of the standing committee that approved it. */
  approvedOn: PlainDate.nullable(),
  /** The meeting that approved it, as it is called. */
  approvedBy: z.string().nullable(),
  basis: LegalBasis.nullable(),
  revision: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  /** Number of rows by review state. */
  counts: z.object({ proposed: z.int(), accepted: z.int(), rejected: z.int() }),
})
export type PlanVersion = z.infer<typeof PlanVersion>

/** A stretch that belongs to a web page, not to the document: greyed, never deleted. */
export const BoilerplateSpan = TextSpan.extend({ reason: z.string() })
export type BoilerplateSpan = z.infer<typeof BoilerplateSpan>

export const DocumentFormat = z.enum(['txt', 'docx', 'doc', 'wps', 'ofd', 'html', 'pdf'])
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** A document in a list. */
export const PlanSummary = z.object({
  id: Id,
  title: z.string(),
  kind: PlanKind,
  period: Period,
  fileName: z.string().nullable(),
  format: DocumentFormat,
  characterCount: z.int(),
  importedAt: Instant,
  importedBy: z.string(),
  /** The newest version. */
  version: PlanVersion,
  /** Made for demonstration; never the district's own. */
  sample: z.boolean(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

/** A document with its outline and versions; its text and register are fetched on their own. */
export const PlanDocument = PlanSummary.omit({ version: true }).extend({
  mediaType: z.string(),
  encoding: z.string().nullable(),
  /** SHA-256 of the original file, hexadecimal. */
  sha256: z.string(),
  byteCount: z.int(),
  publishedOn: PlainDate.nullable(),
  boilerplate: z.array(BoilerplateSpan),
  sections: z.array(PlanSection),
  revision: z.int(),
  versions: z.array(PlanVersion).min(1),
})
export type PlanDocument = z.infer<typeof PlanDocument>

/** Characters of the body that lie in some commitment, and the clauses that lie in none. */
export const Coverage = z.object({
  bodyCharacters: z.int(),
  coveredCharacters: z.int(),
  /** Confirmed by a planner as promising nothing. */
  confirmedCharacters: z.int(),
  open: z.array(PlanClause.extend({ quote: z.string() })),
  confirmed: z.array(PlanClause.extend({ quote: z.string() })),
})
export type Coverage = z.infer<typeof Coverage>

/** A department suggested as owner, with the reason shown beside it. */
export const OwnerSuggestion = z.object({
  leads: z.array(z.string()),
  coOperating: z.array(z.string()),
  reason: Words,
})
export type OwnerSuggestion = z.infer<typeof OwnerSuggestion>
