/** What was typed into a search as a pattern of LIKE over small letters; null for nothing. */
export function patternOf(q: string | undefined): string | null {
  if (!q) return null
  const plain = q
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
  return `%${plain}%`
}
