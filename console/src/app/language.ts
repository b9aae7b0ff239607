import type { Language } from '@citybrain/contract/kernel/words.ts'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type fieldZh from '../field/messages/zh.json'
import type zh from '../messages/zh.json'
import type portalZh from '../portal/messages/zh.json'

const KEPT_AS = 'citybrain.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh & typeof portalZh & typeof fieldZh }
    keySeparator: false
    nsSeparator: false
  }
}

/** Chosen in the address (`?language=en`, for links that are handed on), else chosen earlier, else Chinese. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('language')
  const kept = asked ?? localStorage.getItem(KEPT_AS)
  return kept === 'en' ? 'en' : 'zh'
}

function tellDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language)
  tellDocument(language)
  await i18next.changeLanguage(language)
}

/** Before anything is drawn: staff and the public each bring the texts of their own pages. */
export function startTexts(texts: Record<Language, Record<string, string>>): void {
  const first = firstLanguage()
  tellDocument(first)
  void i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { zh: { translation: texts.zh }, en: { translation: texts.en } },
    interpolation: { escapeValue: false },
  })
}
