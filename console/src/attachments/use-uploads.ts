import { getAttachment } from '@citybrain/contract/api/attachments.ts'
import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { newId } from '../api/ids.ts'
import { uploadAttachment, withdrawAttachment } from './upload.ts'

/** A file on its way to the server, there, or refused. */
export interface Sending {
  readonly id: string
  readonly fileName: string
  readonly sent: number
  readonly bytes: number
  readonly attachment: Attachment | null
  readonly error: unknown
}

export interface Uploads {
  readonly files: readonly Sending[]
  readonly ready: readonly Attachment[]
  readonly busy: boolean
  add(files: Iterable<File>): void
  /** Takes back what is there, and forgets what was refused. */
  remove(id: string): void
}

/** Photos and files that a form will name; those that it named before it was left are fetched again. */
export function useUploads(kept: readonly string[]): Uploads {
  const [files, setFiles] = useState<readonly Sending[]>([])
  const [first] = useState(kept)
  const aborts = useRef(new Map<string, AbortController>())
  const put = useCallback((id: string, next: Partial<Sending>) => {
    setFiles((now) => now.map((one) => (one.id === id ? { ...one, ...next } : one)))
  }, [])
  useEffect(() => {
    const running = aborts.current
    // Swept away meanwhile, or used: then it is no part of the draft any more.
    void Promise.all(first.map((id) => call(getAttachment, { params: { attachment: id } }).catch(() => null))).then(
      (found) => setFiles((now) => [...found.flatMap((one) => (one?.state === 'ready' ? [thereAs(one)] : [])), ...now]),
    )
    return () => {
      for (const abort of running.values()) abort.abort()
    }
  }, [first])
  const add = (given: Iterable<File>) => {
    for (const file of given) {
      const id = newId()
      const abort = new AbortController()
      aborts.current.set(id, abort)
      const begun = { id, fileName: file.name, sent: 0, bytes: file.size, attachment: null, error: null }
      setFiles((now) => [...now, begun])
      const onProgress = (sent: number) => put(id, { sent })
      uploadAttachment(file, { id, fileName: file.name, signal: abort.signal, onProgress }).then(
        (attachment) => put(id, { attachment }),
        (error: unknown) => abort.signal.aborted || put(id, { error }),
      )
    }
  }
  const remove = (id: string) => {
    aborts.current.get(id)?.abort()
    setFiles((now) => now.filter((one) => one.id !== id))
    // What stays behind is swept away by the server in its time.
    void withdrawAttachment(id).catch(() => undefined)
  }
  const ready = files.flatMap(({ attachment }) => attachment ?? [])
  return { files, ready, busy: files.some((one) => one.attachment === null && one.error === null), add, remove }
}

const thereAs = (attachment: Attachment): Sending => ({
  ...{ id: attachment.id, fileName: attachment.fileName, sent: attachment.bytes, bytes: attachment.bytes },
  ...{ attachment, error: null },
})
