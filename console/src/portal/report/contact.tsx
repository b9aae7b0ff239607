import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDistrict, usePortal } from '../portal.ts'
import { TextQuestion } from '../questions.tsx'
import { useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useWay } from './steps.ts'

/** As the contract has it. */
const PHONE = /^\+?\d[\d -]{5,19}$/

/** Who reports, if they want to say so. */
export function Contact() {
  const { t } = useTranslation()
  const { draft, change } = useDraft()
  const district = useDistrict()
  const { tells } = usePortal()
  const way = useWay('contact')
  const [wrong, setWrong] = useState(false)
  const phone = draft.phone.trim()
  const bad = phone !== '' && !PHONE.test(phone)
  const onward = () => {
    setWrong(true)
    if (!bad) way.onward()
  }
  return (
    <QuestionPage
      step="contact"
      title={t('portal.contact-title')}
      words={t('portal.contact-words')}
      onward={t(draft.name === '' && draft.phone === '' ? 'portal.contact-without' : 'portal.onward')}
      onSubmit={onward}
    >
      <TextQuestion
        label={t('portal.optional', { what: t('portal.your-name') })}
        value={draft.name}
        maxLength={60}
        autoComplete="name"
        onChange={(name) => change({ name })}
      />
      <TextQuestion
        label={t('portal.optional', { what: t('portal.your-phone') })}
        error={wrong && bad ? t('portal.phone-bad') : null}
        value={draft.phone}
        type="tel"
        inputMode="tel"
        maxLength={20}
        autoComplete="tel"
        onChange={(typed) => change({ phone: typed })}
      />
      {tells && phone !== '' && (
        <label className="p-option">
          <input type="checkbox" checked={draft.told} onChange={(event) => change({ told: event.target.checked })} />
          {t('portal.tell-me')}
        </label>
      )}
      <p>
        <Link to={`/d/${district}/privacy`}>{t('portal.privacy-read')}</Link>
      </p>
    </QuestionPage>
  )
}
