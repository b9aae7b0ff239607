import type { BoilerplateSpan, DocumentFormat, PlanKind } from '@citybrain/contract/engines/plan.ts'

/** A document as the reader gives it: text extracted once, nothing stored. */
export interface ReadDocument {
  format: DocumentFormat
  mediaType: string
  encoding: string | null
  sha256: string
  text: string
  boilerplate: BoilerplateSpan[]
  title: string | null
  publishedOn: string | null
}

/** Reads a document's text. Throws a Refusal that says what to do about a document that can't be taken. */
export type DocumentReader = (
  input: { bytes: Uint8Array; fileName: string | null },
  options: { signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<ReadDocument>

export interface NewDocument {
  bytes: Uint8Array
  fileName: string | null
  title: string | null
  kind: PlanKind
  period: string | null
  sample: boolean
}
