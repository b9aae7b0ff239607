import { InboxOutlined } from '@ant-design/icons'
import { beginThingImport, listThingImports } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImportSummary } from '@citybrain/contract/engines/thing-import.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { importKeys, isAtWork } from '../../api/thing-imports.ts'
import { sendFile } from '../../api/uploads.ts'
import { Failure, NoRight, PageLoading, useErrorWords } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { useRight } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { ThingImportMark } from './import-mark.tsx'
import '../import/import.css'

const FORMATS = '.xlsx,.csv'
const REFRESH_MS = 3_000

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
      <h2 className="section-title imports-title">{t('region-import.earlier')}</h2>
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
      <Upload.Dragger
        accept={FORMATS}
        showUploadList={false}
        multiple={false}
        disabled={begin.isPending}
        beforeUpload={(file) => {
          begin.mutate(file)
          return Upload.LIST_IGNORE
        }}
      >
        <p className="drop-mark" aria-hidden="true">
          <InboxOutlined />
        </p>
        <p className="drop-words">{t('import.drop')}</p>
        <p className="hint">{t('thing-import.formats')}</p>
      </Upload.Dragger>
    </>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const imports = useInfiniteQuery({
    queryKey: importKeys.list,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listThingImports, { query: { limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => isAtWork(one.state))) ? REFRESH_MS : false,
  })
  if (imports.isPending) return <PageLoading />
  if (imports.isError) return <Failure error={imports.error} onRetry={() => void imports.refetch()} />
  const items = imports.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="hint">{t('region-import.none')}</p>
  return (
    <>
      <ul className="panel import-list">
        {items.map((one) => (
          <ImportLine key={one.id} one={one} />
        ))}
      </ul>
      {imports.hasNextPage && (
        <Button onClick={() => void imports.fetchNextPage()} loading={imports.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function ImportLine({ one }: { one: ThingImportSummary }) {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const type = one.type && typeOf(one.type)?.title[i18n.language === 'en' ? 'en' : 'zh']
  const { create, update, refused } = one.written
  const written = one.written.rows > 0 ? t('thing-import.written', { create, update, refused }) : null
  const rows = one.rows === null ? null : t('thing-import.rows', { count: one.rows })
  const made = `${one.createdBy} ${momentWords(one.createdAt, i18n.language)}`
  return (
    <li>
      <Link to={`/imports/${one.id}`}>{one.fileName}</Link>
      <ThingImportMark state={one.state} />
      <span className="hint">{[type, rows, written, made].filter(Boolean).join(' · ')}</span>
    </li>
  )
}
