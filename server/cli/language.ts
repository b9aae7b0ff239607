import type { Language } from '@citybrain/contract/kernel/words.ts'

/** Chinese where the terminal's locale is Chinese, English everywhere else. */
export function languageOfTerminal(env: Readonly<Record<string, string | undefined>>): Language {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
