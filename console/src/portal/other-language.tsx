import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../app/language.ts'

/** Each language is named in itself, so that it is found by whoever needs it. */
export function OtherLanguage() {
  const { i18n } = useTranslation()
  const other = i18n.language === 'en' ? 'zh' : 'en'
  return (
    <button
      type="button"
      className="p-language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void chooseLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
