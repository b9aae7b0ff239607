const MEBIBYTE = 1024 * 1024

/** What one document may cost. Measured against hostile files in the tests beside this file. */
export const limits = {
  fileBytes: 20 * MEBIBYTE,
  textCharacters: 2_000_000,
  /** One part of an archive, unpacked. Word writes about 40 bytes of markup a character. */
  entryBytes: 128 * MEBIBYTE,
  /** All parts read from one archive, unpacked. */
  archiveBytes: 256 * MEBIBYTE,
  archiveEntries: 20_000,
  /** Unpacked to packed, judged once a part has grown beyond `ratioFromBytes`; documents stay below 60. */
  archiveRatio: 200,
  ratioFromBytes: 8 * MEBIBYTE,
  xmlDepth: 5_000,
  pdfPages: 3_000,
  heapMebibytes: 512,
  /** Memory outside the worker's heap: a PDF's packed streams unfold there, where the heap limit doesn't see them. */
  externalBytes: 768 * MEBIBYTE,
  deadlineMs: 60_000,
  readersAtOnce: 2,
} as const
