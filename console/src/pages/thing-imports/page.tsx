import { beginThingImport, listThingImports } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImportSummary } from '@citybrain/contract/engines/thing-import.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { importKeys, isAtWork } from '../../api/thing-imports.ts'
import { sendFile } from '../../api/uploads.ts'
import { NoRight, useErrorWords } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { EarlierImports } from '../../imports/earlier.tsx'
import { FileDrop } from '../../imports/file-drop.tsx'
import { useRight } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { ThingImportMark } from './import-mark.tsx'

const FORMATS = '.xlsx,.csv'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.imports'))
  return useRight('import:thing') ? <ImportsPage /> : <NoRight />
}

/** A new sheet on top, the earlier ones below with where each stands. */
function ImportsPage() {
  const { t } = useTranslation()
  return (
    <div className="sheet narrow">
      <h1 className="page-title">{t('nav.imports')}</h1>
      <p className="lede import-lede">{t('thing-import.lede')}</p>
      <NewImport />
      <Earlier />
    </div>
  )
}

function NewImport() {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  const words = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const type = address.get('type')
  const begin = useMutation({
    mutationFn: (file: File) =>
      call(beginThingImport, { body: { id: newId(), fileName: file.name, byteCount: file.size } }),
    onSuccess: (made, file) => {
      queries.setQueryData(importKeys.one(made.id), made)
      void queries.invalidateQueries({ queryKey: importKeys.list, refetchType: 'none' })
      void sendFile(made.id, file, 0)
      void navigate(`/imports/${made.id}${type ? `?type=${type}` : ''}`)
    },
  })
  return (
    <>
      {begin.isError && <Alert type="error" showIcon title={words(begin.error)} className="form-lede" />}
      <FileDrop
        formats={FORMATS}
        hint={t('thing-import.formats')}
        busy={begin.isPending}
        onFile={(file) => begin.mutate(file)}
      />
    </>
  )
}

function Earlier() {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const lineOf = (one: ThingImportSummary) => {
    const { rows, create, update, refused } = one.written
    return {
      to: `/imports/${one.id}`,
      name: one.fileName,
      mark: <ThingImportMark state={one.state} />,
      facts: [
        one.type && typeOf(one.type)?.title[language],
        one.rows === null ? null : t('thing-import.rows', { count: one.rows }),
        rows > 0 ? t('thing-import.written', { create, update, refused }) : null,
      ],
    }
  }
  return (
    <EarlierImports
      queryKey={importKeys.list}
      list={(asked) => call(listThingImports, asked)}
      isAtWork={({ state }) => isAtWork(state)}
      lineOf={lineOf}
    />
  )
}
