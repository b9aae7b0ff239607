/** What worksheets may not be called by. */
const FORBIDDEN = /[\\/?*[\]:]/g
const NAME_LENGTH = 31

/** A name as Excel takes it for a worksheet. */
export const sheetNameOf = (name: string): string => name.replace(FORBIDDEN, ' ').slice(0, NAME_LENGTH)
