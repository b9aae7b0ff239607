import { getAttachmentContent, getAttachmentPicture } from '@citybrain/contract/api/attachments.ts'
import { listCaseEntries } from '@citybrain/contract/api/cases.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf, call } from '../../api/call.ts'
import { useKept } from '../session/work.ts'

const MOST = 12
const ENTRIES = 50

/** Photos of the case, the newest first; they are looked at with a network. */
export function Photos({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const entries = useKept(`entries ${id}`, (signal) =>
    call(listCaseEntries, { params: { case: id }, query: { limit: ENTRIES }, signal }),
  )
  const ids = (entries.data?.value.items ?? []).flatMap(({ event }) => event.attachments).slice(0, MOST)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  if (ids.length === 0) return null
  return (
    <section>
      <h2>{t('field.photos')}</h2>
      {gone.size === ids.length && <p className="p-hint">{t('field.photos-away')}</p>}
      <ul className="p-photos">
        {ids
          .filter((one) => !gone.has(one))
          .map((one, place) => (
            <li key={one}>
              <a
                href={addressOf(getAttachmentContent, { params: { attachment: one } })}
                target="_blank"
                rel="noreferrer"
                aria-label={t('field.photo-open', { name: place + 1 })}
              >
                <img
                  src={addressOf(getAttachmentPicture, { params: { attachment: one }, query: { size: '320' } })}
                  alt=""
                  loading="lazy"
                  onError={() => setGone((now) => new Set([...now, one]))}
                />
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
