import { getAttachmentContent, getAttachmentPicture } from '@citybrain/contract/api/attachments.ts'
import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../api/call.ts'
import { PhotoView } from './photo-view.tsx'
import { usePhotoWords } from './photo-words.ts'
import './attachments.css'

interface Props {
  readonly attachments: readonly Attachment[]
  /** Offered where one's own may still be taken back. */
  onRemove?(attachment: Attachment): void
}

/** Photos small, in a row, each to be looked at large; other files by their names. */
export function PhotoStrip({ attachments, onRemove }: Props) {
  const { t } = useTranslation()
  const words = usePhotoWords()
  const [shown, setShown] = useState<number | null>(null)
  const photos = attachments.filter(({ picture }) => picture !== null)
  const removal = (one: Attachment) =>
    onRemove && (
      <Button
        size="small"
        type="text"
        onClick={() => onRemove(one)}
        aria-label={t('attachments.remove', { name: one.fileName })}
      >
        {t('attachments.remove-short')}
      </Button>
    )
  return (
    <>
      <ul className="photo-strip" aria-label={t('attachments.list')}>
        {photos.map((one, place) => (
          <li key={one.id}>
            <button type="button" className="photo-open" onClick={() => setShown(place)}>
              <img
                src={addressOf(getAttachmentPicture, { params: { attachment: one.id }, query: { size: '320' } })}
                alt={words(one)}
                loading="lazy"
                width={120}
                height={90}
              />
            </button>
            {removal(one)}
          </li>
        ))}
        {attachments
          .filter(({ picture }) => picture === null)
          .map((one) => (
            <li key={one.id} className="file">
              <a href={addressOf(getAttachmentContent, { params: { attachment: one.id } })} download>
                {one.fileName}
              </a>
              {removal(one)}
            </li>
          ))}
      </ul>
      {shown !== null && <PhotoView photos={photos} first={shown} onClose={() => setShown(null)} />}
    </>
  )
}
