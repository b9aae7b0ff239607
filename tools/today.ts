/** The machine's calendar day, UTC: the end dates of exceptions are judged by it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
