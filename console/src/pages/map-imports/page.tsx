import { importRegions, listRegionImports } from '@citybrain/contract/api/region-imports.ts'
import { RegionKind } from '@citybrain/contract/engines/region.ts'
import { Datum, type RegionImportSummary } from '@citybrain/contract/engines/region-import.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { regionKeys } from '../../api/regions.ts'
import { NoRight, useErrorWords } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { EarlierImports } from '../../imports/earlier.tsx'
import { FileDrop } from '../../imports/file-drop.tsx'
import { useRight } from '../../session/session.ts'
import { ImportMark } from './import-mark.tsx'

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
      <FileDrop
        formats={FORMATS}
        words={t(send.isPending ? 'region-import.reading' : 'import.drop')}
        hint={t('region-import.formats')}
        busy={send.isPending}
        onFile={(file) => send.mutate(file)}
      />
    </Form>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const lineOf = (one: RegionImportSummary) => ({
    to: `/map/imports/${one.id}`,
    name: one.fileName ?? t('region-import.unnamed'),
    mark: <ImportMark state={one.state} />,
    facts: [t(`region.kind.${one.settings.kind}`), t('region-import.features', { count: one.features })],
  })
  return (
    <EarlierImports queryKey={regionKeys.imports} list={(asked) => call(listRegionImports, asked)} lineOf={lineOf} />
  )
}
