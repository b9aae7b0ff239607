import { InboxOutlined } from '@ant-design/icons'
import { importRegions, listRegionImports } from '@citybrain/contract/api/region-imports.ts'
import { RegionKind } from '@citybrain/contract/engines/region.ts'
import { Datum, type RegionImportSummary } from '@citybrain/contract/engines/region-import.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { regionKeys } from '../../api/regions.ts'
import { Failure, NoRight, PageLoading, useErrorWords } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { useRight } from '../../session/session.ts'
import { ImportMark } from './import-mark.tsx'
import '../import/import.css'

const FORMATS = '.geojson,.json,.zip,.kml,.kmz,.csv'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('region-import.title'))
  return useRight('import:region') ? <ImportsPage /> : <NoRight />
}

function ImportsPage() {
  const { t } = useTranslation()
  return (
    <div className="sheet narrow">
      <h1 className="page-title">{t('region-import.title')}</h1>
      <p className="lede import-lede">{t('region-import.lede')}</p>
      <NewImport />
      <h2 className="section-title imports-title">{t('region-import.earlier')}</h2>
      <Earlier />
    </div>
  )
}

/** File first, then what it holds and in which datum; both can still be changed in the preview. */
function NewImport() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RegionKind>('grid')
  const [datum, setDatum] = useState<Datum>('wgs84')
  const words = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.set('file', file, file.name)
      return call(importRegions, { query: { kind, datum }, form })
    },
    onSuccess: async (made) => {
      queries.setQueryData(regionKeys.import(made.id), made)
      await queries.invalidateQueries({ queryKey: regionKeys.imports, refetchType: 'none' })
      void navigate(`/map/imports/${made.id}`)
    },
  })
  return (
    <Form layout="vertical">
      <div className="import-about">
        <Form.Item label={t('map-page.kind')} htmlFor="import-kind">
          <Select
            id="import-kind"
            value={kind}
            onChange={setKind}
            options={RegionKind.options.map((one) => ({ value: one, label: t(`region.kind.${one}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('region-import.datum')} htmlFor="import-datum">
          <Select
            id="import-datum"
            value={datum}
            onChange={setDatum}
            options={Datum.options.map((one) => ({ value: one, label: t(`datum.${one}`) }))}
          />
        </Form.Item>
      </div>
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Upload.Dragger
        accept={FORMATS}
        showUploadList={false}
        multiple={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file)
          return Upload.LIST_IGNORE
        }}
      >
        <p className="drop-mark" aria-hidden="true">
          <InboxOutlined />
        </p>
        <p className="drop-words">{t(send.isPending ? 'region-import.reading' : 'import.drop')}</p>
        <p className="hint">{t('region-import.formats')}</p>
      </Upload.Dragger>
    </Form>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const imports = useInfiniteQuery({
    queryKey: regionKeys.imports,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listRegionImports, { query: { limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
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

function ImportLine({ one }: { one: RegionImportSummary }) {
  const { t, i18n } = useTranslation()
  return (
    <li>
      <Link to={`/map/imports/${one.id}`}>{one.fileName ?? t('region-import.unnamed')}</Link>
      <ImportMark state={one.state} />
      <span className="hint">
        {t(`region.kind.${one.settings.kind}`)} · {t('region-import.features', { count: one.features })} ·{' '}
        {one.createdBy} {momentWords(one.createdAt, i18n.language)}
      </span>
    </li>
  )
}
