import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { importKeys } from '../../api/thing-imports.ts'
import { sendFile, stopUpload, useUpload } from '../../api/uploads.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FileDrop } from '../../imports/file-drop.tsx'
import { DeleteImport } from './delete-import.tsx'
import { bytesWords } from './words.ts'

/** How far the upload is; after a reload the same file is asked for again, and only the rest is sent. */
export function Uploading({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const upload = useUpload(one.id)
  useArrival(one.id, upload?.finished ?? null)
  if (upload && !upload.error) {
    return (
      <div className="panel panel-pad" role="status" aria-live="polite">
        <Progress
          percent={Math.floor((upload.sent / upload.size) * 100)}
          status="active"
          aria-label={t('thing-import.step.upload')}
        />
        <p className="import-note">
          {upload.sent < upload.size
            ? t('thing-import.sending', { sent: bytesWords(upload.sent), size: bytesWords(upload.size) })
            : t('thing-import.reading')}
        </p>
        <Button onClick={() => stopUpload(one.id)}>{t('import.cancel')}</Button>
      </div>
    )
  }
  return (
    <div className="panel panel-pad">
      {upload?.error ? (
        <Alert type="error" showIcon className="form-lede" title={words(upload.error)} />
      ) : (
        <Alert
          type="info"
          showIcon
          className="form-lede"
          title={t('thing-import.upload-broken', { sent: bytesWords(one.received), size: bytesWords(one.byteCount) })}
        />
      )}
      <SameFile one={one} />
      <div className="tools import-foot">
        <DeleteImport one={one} />
      </div>
    </div>
  )
}

function SameFile({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  return (
    <>
      {wrong && (
        <Alert
          type="warning"
          showIcon
          className="form-lede"
          title={t('thing-import.other-file', { name: one.fileName, size: bytesWords(one.byteCount) })}
        />
      )}
      <FileDrop
        formats=".xlsx,.csv"
        words={t('thing-import.same-file', { name: one.fileName })}
        onFile={(file) => {
          const same = file.name === one.fileName && file.size === one.byteCount
          setWrong(!same)
          if (same) void sendFile(one.id, file, one.received)
        }}
      />
    </>
  )
}

function useArrival(id: string, finished: ThingImport | null): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!finished) return
    queries.setQueryData(importKeys.one(id), finished)
    void queries.invalidateQueries({ queryKey: importKeys.list })
  }, [id, finished, queries])
}
