import { suggestImportMapping } from '@citybrain/contract/api/thing-imports.ts'
import type { SheetHead, ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useQuery } from '@tanstack/react-query'
import { Form, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { useAddress } from '../../app/address.ts'
import { Failure } from '../../app/notices.tsx'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { DeleteImport } from './delete-import.tsx'
import { MappingForm } from './mapping-form.tsx'

interface About {
  readonly type: string | null
  readonly sheet: string
  /** Null: where the server finds it. */
  readonly headerRow: number | null
}

/** First what the sheet holds, then where each column goes, as guessed or as it was chosen for such a sheet before. */
export function Mapping({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const [address] = useAddress()
  const { typeOf } = useTypes()
  const [about, setAbout] = useState<About>(() => ({
    type: one.mapping?.type ?? typeOf(address.get('type') ?? '')?.key ?? null,
    sheet: one.mapping?.sheet ?? (one.sheets.find(({ hidden }) => !hidden) ?? one.sheets[0])?.name ?? '',
    headerRow: one.mapping?.headerRow ?? null,
  }))
  const sheet = one.sheets.find(({ name }) => name === about.sheet)
  if (!sheet) return <p className="lede">{t('thing-import.no-sheet')}</p>
  return (
    <>
      <AboutFields one={one} sheet={sheet} about={about} onChange={setAbout} />
      {about.type === null ? (
        <>
          <p className="hint">{t('thing-import.choose-type')}</p>
          <div className="tools import-foot">
            <DeleteImport one={one} />
          </div>
        </>
      ) : (
        <Suggested one={one} sheet={sheet} about={{ ...about, type: about.type }} />
      )}
    </>
  )
}

interface AboutProps {
  readonly one: ThingImport
  readonly sheet: SheetHead
  readonly about: About
  onChange(about: About): void
}

function AboutFields({ one, sheet, about, onChange }: AboutProps) {
  const { t } = useTranslation()
  const say = useSay()
  const { all } = useTypes()
  return (
    <Form layout="vertical" component="div" className="mapping-about">
      <Form.Item label={t('things.type')} htmlFor="import-type">
        <Select
          id="import-type"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('thing-import.type-needed')}
          value={about.type}
          onChange={(type) => onChange({ ...about, type, headerRow: null })}
          options={all.map((type) => ({ value: type.key, label: say(type.title) }))}
        />
      </Form.Item>
      {one.sheets.length > 1 && (
        <Form.Item label={t('thing-import.sheet')} htmlFor="import-sheet">
          <Select
            id="import-sheet"
            value={about.sheet}
            onChange={(name) => onChange({ ...about, sheet: name, headerRow: null })}
            options={one.sheets.map(({ name }) => ({ value: name, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('thing-import.header-row')} htmlFor="import-header" extra={t('thing-import.header-hint')}>
        <Select
          id="import-header"
          value={about.headerRow ?? sheet.headerRow}
          onChange={(headerRow) => onChange({ ...about, headerRow })}
          options={sheet.head.map(({ row, cells }) => ({
            value: row,
            label: `${t('thing-import.row-number', { row: row + 1 })} ${cells.filter(Boolean).slice(0, 6).join(' ')}`,
          }))}
        />
      </Form.Item>
    </Form>
  )
}

function Suggested({ one, sheet, about }: Omit<AboutProps, 'onChange'> & { about: About & { type: string } }) {
  const { type, sheet: name, headerRow } = about
  const suggestion = useQuery({
    queryKey: [...importKeys.one(one.id), 'suggestion', type, name, headerRow],
    queryFn: ({ signal }) =>
      call(suggestImportMapping, {
        params: { import: one.id },
        query: { type, sheet: name, ...(headerRow === null ? {} : { headerRow }) },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (suggestion.isPending) return <Skeleton active />
  if (suggestion.isError) return <Failure error={suggestion.error} onRetry={() => void suggestion.refetch()} />
  return (
    <MappingForm
      key={`${type} ${name} ${suggestion.data.headerRow}`}
      one={one}
      sheet={sheet}
      type={type}
      suggestion={suggestion.data}
    />
  )
}
