const MEBIBYTE = 1024 * 1024

/** What looking at one file may cost. Measured against hostile files in the tests beside this file. */
export const limits = {
  /** Decoded, one pixel takes eight bytes: in the decoder and in the copy that is reduced. */
  pixels: 50_000_000,
  heapMebibytes: 256,
  /** Of the whole process: neither the decoders' memory nor array buffers count for the heap's limit. */
  processBytes: 1100 * MEBIBYTE,
  deadlineMs: 30_000,
  /** Each takes up to `processBytes`. */
  atOnce: 2,
  /** Parts of an Office file, unpacked; its pictures are packed hardly at all. */
  archiveBytes: 512 * MEBIBYTE,
} as const

/** Pixels of the longer side of the pictures that are made. */
export const PICTURE_SIZES = [1280, 320] as const
export type PictureSize = (typeof PICTURE_SIZES)[number]

/** What one account may have uploaded without using it, as a multiple of the largest file. */
export const UNUSED_FILES = 20
/** Refused ones among them, each of which cost a look. */
export const MOST_UNUSED = 1_000
/** The same of everybody without an account together: what they send is swept after a day. */
export const UNUSED_FILES_PUBLIC = 200
export const MOST_UNUSED_PUBLIC = 5_000
export const SWEEP_PUBLIC_HOURS = 24
/** Days after which an upload that did not come to its end is swept, and a sound attachment that nothing uses. */
export const SWEEP_UNFINISHED_DAYS = 7
export const SWEEP_UNUSED_DAYS = 30
/** Most attachments that one change may bring. */
export const MOST_AT_ONCE = 50
