import type { Language } from '@citybrain/contract/kernel/words.ts'

/** The language a browser asks for in `Accept-Language`; Chinese unless English is preferred to it. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'zh', weight: 0 }
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = LANGUAGE_OF_TAG[tag.split('-')[0] ?? '']
    const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
    const weight = quality ? Number(quality.slice(2)) : 1
    if (language && weight > best.weight) best = { language, weight }
  }
  return best.language
}

const LANGUAGE_OF_TAG: Readonly<Record<string, Language>> = { zh: 'zh', en: 'en' }
