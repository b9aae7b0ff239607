/** Names one after the other, as each language parts them. */
export function listWords(names: readonly string[], language: string): string {
  return names.join(language === 'en' ? ', ' : '、')
}
