import { CameraOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import type { Uploads } from './use-uploads.ts'

interface Props {
  readonly uploads: Uploads
  /** As many must be there. */
  readonly least: number
  /** What is wrong with what is there. */
  readonly fault: string | null
}

const TAKEN = 'image/jpeg,image/png,image/webp,application/pdf,video/mp4,.docx,.xlsx,.pptx'
const WHOLE = 100

/** Photos and files of a form: sent as soon as they are chosen, so that sending the form takes no time. */
export function AttachField({ uploads, least, fault }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const input = useRef<HTMLInputElement>(null)
  const about = useId()
  const open = uploads.files.filter(({ attachment }) => attachment === null)
  return (
    <fieldset className="attach" aria-describedby={about}>
      <legend className="attach-label">
        {least > 0 ? t('attachments.needed', { count: least }) : t('attachments.if-any')}
      </legend>
      <PhotoStrip attachments={uploads.ready} onRemove={({ id }) => uploads.remove(id)} />
      <ul className="attach-list">
        {open.map(({ id, fileName, sent, bytes, error }) => (
          <li key={id} className="attach-file">
            <span>{fileName}</span>
            {error === null ? (
              <Progress
                aria-label={fileName}
                percent={Math.round((WHOLE * sent) / Math.max(1, bytes))}
                size="small"
                style={{ width: 140 }}
              />
            ) : (
              <span className="attach-fault" role="alert">
                {words(error)}
              </span>
            )}
            <Button size="small" type="text" onClick={() => uploads.remove(id)}>
              {t('attachments.remove-short')}
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('attachments.add')}
        accept={TAKEN}
        onChange={({ target }) => {
          uploads.add(target.files ?? [])
          target.value = ''
        }}
      />
      <Button icon={<CameraOutlined />} onClick={() => input.current?.click()}>
        {t('attachments.add')}
      </Button>
      <span id={about} className={fault ? 'attach-fault' : 'hint'} role={fault ? 'alert' : undefined}>
        {fault ?? t('attachments.kinds')}
      </span>
    </fieldset>
  )
}
