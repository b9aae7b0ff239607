import { getAttachmentContent, getAttachmentPicture } from '@citybrain/contract/api/attachments.ts'
import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../api/call.ts'
import { usePhotoWords } from './photo-words.ts'

interface Props {
  readonly photos: readonly Attachment[]
  /** Place of the one that is shown first. */
  readonly first: number
  onClose(): void
}

/** Photos large, one at a time, round and round: arrow keys, Home and End turn the pages, Escape closes. */
export function PhotoView({ photos, first, onClose }: Props) {
  const { t } = useTranslation()
  const words = usePhotoWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [place, setPlace] = useState(first)
  // The browser's own dialog holds the focus, closes on Escape and gives the focus back.
  useEffect(() => dialog.current?.showModal(), [])
  const photo = photos[place]
  if (!photo) return null
  const count = photos.length
  // No button is ever disabled: one that has the focus would swallow the keys.
  const turn = (to: number) => setPlace((to + count) % count)
  const press = ({ key }: KeyboardEvent) => {
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: count - 1 }[key]
    if (to !== undefined) turn(to)
  }
  const params = { attachment: photo.id }
  return (
    <dialog ref={dialog} className="photo-view" onClose={onClose} onKeyDown={press} aria-label={t('attachments.view')}>
      <figure>
        <img src={addressOf(getAttachmentPicture, { params, query: { size: '1280' } })} alt={words(photo)} />
        <figcaption>{words(photo)}</figcaption>
      </figure>
      <div className="photo-turn">
        {count > 1 && (
          <>
            <Button onClick={() => turn(place - 1)}>{t('attachments.previous')}</Button>
            <span aria-live="polite">{t('attachments.place', { place: place + 1, last: count })}</span>
            <Button onClick={() => turn(place + 1)}>{t('attachments.next')}</Button>
          </>
        )}
        <a href={addressOf(getAttachmentContent, { params })} target="_blank" rel="noreferrer">
          {t('attachments.original')}
        </a>
        <Button type="primary" onClick={() => dialog.current?.close()}>
          {t('attachments.close')}
        </Button>
      </div>
    </dialog>
  )
}
