import type { GeodataFormat } from '@citybrain/contract/engines/region-import.ts'
import type { RawFeature } from '@citybrain/rules/space/feature.ts'

/** A file of spatial data as read: coordinates as it has them. */
export interface Geodata {
  readonly format: GeodataFormat
  readonly encoding: string | null
  /** What the file says of its coordinates. */
  readonly statedDatum: string | null
  readonly fields: readonly string[]
  readonly features: readonly RawFeature[]
}

/** Reads a file in a thread with limits; throws a Refusal for one that can't be read. */
export type GeodataReader = (
  input: { readonly bytes: Uint8Array; readonly fileName: string | null },
  options?: { readonly signal?: AbortSignal },
) => Promise<Geodata>
