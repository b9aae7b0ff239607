import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../api/ids.ts'
import { uploadAttachment } from '../../attachments/upload.ts'
import { ErrorBox } from '../notices.tsx'
import { photoDoor } from '../photo-door.ts'
import { useDistrict } from '../portal.ts'
import { type DraftPhoto, useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { useWay } from './steps.ts'

/** What is on its way, by its id: bytes that the server has, of all. */
type Going = Readonly<Record<string, { readonly name: string; readonly percent: number }>>

/** A photo says more than words, and is taken first. */
export function Photos() {
  const { t } = useTranslation()
  const type = useReportType()
  const { draft, change } = useDraft()
  const way = useWay('photos')
  const { going, error, send } = useSending()
  const shown = useShown()
  const left = type.photos.most - draft.photos.length - Object.keys(going).length
  const busy = Object.keys(going).length > 0
  const [missing, setMissing] = useState(false)
  const choose = (files: FileList | null) => {
    const chosen = [...(files ?? [])].slice(0, left)
    for (const file of chosen) {
      const id = newId()
      shown.keep(id, file)
      void send(id, file)
    }
  }
  const onward = () => {
    if (draft.photos.length < type.photos.least) setMissing(true)
    else way.onward()
  }
  return (
    <QuestionPage
      step="photos"
      title={t('portal.photos-title')}
      words={t('portal.photos-hint', { count: type.photos.most })}
      onward={t(draft.photos.length > 0 || busy ? 'portal.onward' : 'portal.photos-without')}
      busy={busy}
      onSubmit={onward}
    >
      {error !== null && <ErrorBox error={error} />}
      {missing && <p className="p-error">{t('portal.photos-least', { count: type.photos.least })}</p>}
      <ul className="p-photos">
        {draft.photos.map((photo, place) => (
          <li key={photo.id}>
            {shown.urlOf(photo.id) ? <img src={shown.urlOf(photo.id)} alt={photo.name} /> : <span>{photo.name}</span>}
            <button
              type="button"
              className="p-link"
              onClick={() => change({ photos: draft.photos.filter(({ id }) => id !== photo.id) })}
            >
              {t('portal.photo-remove', { number: place + 1 })}
            </button>
          </li>
        ))}
        {Object.entries(going).map(([id, { name, percent }]) => (
          <li key={id}>
            <span>{name}</span>
            <progress value={percent} max={100} aria-label={t('portal.photo-going', { name })} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <label className="p-file">
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            onChange={(event) => {
              choose(event.target.files)
              event.target.value = ''
            }}
          />
          <span>{t(draft.photos.length > 0 ? 'portal.photo-more' : 'portal.photo-add')}</span>
        </label>
      )}
    </QuestionPage>
  )
}

/** Sends photos one beside the other; each stands in the draft once the server has looked at it. */
function useSending() {
  const district = useDistrict()
  const { draft, change } = useDraft()
  const [going, setGoing] = useState<Going>({})
  const [error, setError] = useState<unknown>(null)
  const photos = useRef<readonly DraftPhoto[]>(draft.photos)
  photos.current = draft.photos
  const send = async (id: string, file: File) => {
    const tell = (percent: number) => setGoing((before) => ({ ...before, [id]: { name: file.name, percent } }))
    tell(0)
    setError(null)
    try {
      const onProgress = (sent: number, bytes: number) => tell(Math.round((sent / bytes) * 100))
      const options = { id, fileName: file.name, onProgress, door: photoDoor(district) }
      const { picture } = await uploadAttachment(file, options)
      photos.current = [...photos.current, { id, name: file.name, position: picture?.position ?? null }]
      change({ photos: photos.current })
    } catch (fault) {
      setError(fault)
    } finally {
      setGoing(({ [id]: _, ...others }) => others)
    }
  }
  return { going, error, send }
}

/** The device shows its own files; the server shows nobody what isn't reported yet. */
function useShown() {
  const urls = useRef(SHOWN)
  const [, draw] = useState(0)
  useEffect(() => draw((times) => times + 1), [])
  return {
    keep: (id: string, file: File) => void urls.current.set(id, URL.createObjectURL(file)),
    urlOf: (id: string) => urls.current.get(id),
  }
}

/** For as long as the page is open. */
const SHOWN = new Map<string, string>()
