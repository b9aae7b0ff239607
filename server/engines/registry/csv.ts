/** What Excel would run as a formula gets an apostrophe in front, which shows it as text; so does what begins like one that did. */
const FORMULA = /^'*[=+\-@\t\r]/
const NUMBER = /^[-+]?\d+(\.\d+)?$/

export function csvCell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
