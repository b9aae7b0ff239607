import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../api/ids.ts'
import { systemNow } from '../session/enter.ts'
import { readCameraNotes } from './exif.ts'

/** A photo as it was just taken: still on the phone alone. */
export interface Taken {
  readonly id: string
  readonly fileName: string
  readonly bytes: Blob
  /** Shows it on the page. */
  readonly url: string
  readonly takenAt: string | null
  /** As the camera noted it. */
  readonly position: [number, number] | null
}

export const photosOf = (taken: readonly Taken[]) =>
  taken.map(({ bytes, id, fileName, takenAt, position }) => ({ photo: { id, fileName, takenAt, position }, bytes }))

interface Props {
  readonly taken: readonly Taken[]
  readonly least: number
  readonly fault: boolean
  readonly label?: string
  onChange(taken: readonly Taken[]): void
}

/** The camera first; what was taken shows at once, and may be taken back. */
export function PhotoField({ taken, least, fault, label, onChange }: Props) {
  const { t } = useTranslation()
  const latest = useRef(taken)
  latest.current = taken
  // The page lets go of what it showed when it is left.
  useEffect(
    () => () =>
      latest.current.forEach(({ url }) => {
        URL.revokeObjectURL(url)
      }),
    [],
  )
  const [busy, setBusy] = useState(false)
  const add = async (files: FileList | null) => {
    setBusy(true)
    const added = await Promise.all([...(files ?? [])].map(takenOf))
    setBusy(false)
    onChange([...latest.current, ...added])
  }
  return (
    <div className={fault ? 'p-question p-wrong' : 'p-question'} aria-busy={busy}>
      {fault && (
        <p className="p-error" role="alert">
          {t('field.photo-needed', { count: least })}
        </p>
      )}
      <ul className="p-photos">
        {taken.map(({ id, url, fileName }, place) => (
          <li key={id}>
            <img src={url} alt={fileName} />
            <button type="button" className="p-link" onClick={() => onChange(taken.filter((one) => one.id !== id))}>
              {t('field.photo-remove', { number: place + 1 })}
            </button>
          </li>
        ))}
      </ul>
      <label className={taken.length === 0 ? 'p-file f-wide f-camera' : 'p-file f-wide'}>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          multiple
          onChange={({ target }) => {
            void add(target.files)
            target.value = ''
          }}
        />
        <span>{taken.length > 0 ? t('field.photo-more') : (label ?? t('field.photo-take'))}</span>
      </label>
    </div>
  )
}

/** A file that was written a moment ago comes from the camera, whatever its name. */
const FRESH_MS = 120_000

async function takenOf(file: File): Promise<Taken> {
  // Read now: what a phone lends to a page may be gone when it is sent.
  const bytes = new Blob([await file.arrayBuffer()], { type: file.type })
  const { position } = await readCameraNotes(bytes)
  const isFresh = Date.parse(systemNow()) - file.lastModified < FRESH_MS
  const takenAt = isFresh ? new Date(file.lastModified).toISOString() : null
  return { id: newId(), fileName: file.name, bytes, url: URL.createObjectURL(bytes), takenAt, position }
}
