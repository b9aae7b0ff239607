const MEBIBYTE = 1024 * 1024

/** What one file of spatial data may cost. */
export const limits = {
  fileBytes: 32 * MEBIBYTE,
  /** One part of an archive, unpacked. */
  partBytes: 128 * MEBIBYTE,
  features: 20_000,
  positions: 2_000_000,
  fields: 300,
  /** Longer texts of a field are cut. */
  valueCharacters: 1_000,
  xmlDepth: 200,
  heapMebibytes: 768,
  deadlineMs: 60_000,
} as const
