const MEBIBYTE = 1024 * 1024

/** What one table may cost. Reading is a stream, so these bound time; what is held in memory has its own bounds. */
export const limits = {
  /** Rows of a worksheet as Excel itself bounds them, and of a .csv likewise. */
  rows: 1_048_576,
  columns: 500,
  /** Characters of one cell, as Excel bounds them. */
  cellCharacters: 32_767,
  sheets: 200,
  archiveEntries: 20_000,
  /** One part of a workbook, unpacked: a million rows of twenty columns are about 1.2 GiB. */
  entryBytes: 3 * 1024 * MEBIBYTE,
  /** Unpacked to packed, judged once a part has grown beyond `ratioFromBytes`; real sheets stay below 120. */
  archiveRatio: 500,
  ratioFromBytes: 64 * MEBIBYTE,
  /** All distinct texts of a workbook together; they are held in memory as bytes. */
  sharedBytes: 192 * MEBIBYTE,
  /** Text or markup in one piece; the parser holds it in memory. */
  pieceBytes: 4 * MEBIBYTE,
  xmlDepth: 64,
  merges: 200_000,
  /** Characters of one record of a .csv: a quote that is never closed swallows no more. */
  recordCharacters: 2 * MEBIBYTE,
  /** Of the reading thread: merges and one part of a workbook; shared texts lie outside the heap. */
  heapMebibytes: 192,
} as const

/** Rows that an outline shows: titles, header and the first of the data. */
export const OUTLINE_ROWS = 40
