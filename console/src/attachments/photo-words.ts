import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../days/days.ts'

/** What a photo is called where it can't be seen: its name, and when it was taken or came here. */
export function usePhotoWords(): (photo: Attachment) => string {
  const { t, i18n } = useTranslation()
  return ({ fileName, picture, device, createdAt }) => {
    const takenAt = picture?.takenAt ?? device.takenAt
    if (takenAt !== null)
      return t('attachments.photo-taken', { name: fileName, at: momentWords(takenAt, i18n.language) })
    return t('attachments.photo-sent', { name: fileName, at: momentWords(createdAt, i18n.language) })
  }
}
