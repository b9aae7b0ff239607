import { checkThingImport, mapThingImport } from '@citybrain/contract/api/thing-imports.ts'
import type { ImportMapping, MatchKey, SheetHead, ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { Decimal } from '@citybrain/contract/kernel/quantity.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { useAddress } from '../../app/address.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { ColumnTable } from './column-table.tsx'
import { DeleteImport } from './delete-import.tsx'
import { MappingAbout } from './mapping-about.tsx'

export type Columns = ImportMapping['columns']

export interface TypedMapping {
  match: MatchKey
  mode: ImportMapping['mode']
  datum: ImportMapping['datum']
  system: string
  document?: string
  validFrom: Dayjs | null
}

export interface Suggestion {
  readonly headerRow: number
  readonly headerRows: number
  readonly columns: Columns
  readonly match: MatchKey
  readonly remembered: ImportMapping | null
}

interface Props {
  readonly one: ThingImport
  readonly sheet: SheetHead
  readonly type: string
  readonly suggestion: Suggestion
}

export function MappingForm({ one, sheet, type, suggestion }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<TypedMapping>()
  const before = ownMapping(one, type, sheet.name, suggestion)
  const [columns, setColumns] = useState<Columns>(before?.columns ?? suggestion.columns)
  const save = useSave(one)
  const wrongFactor = columns.some(({ factor }) => !Decimal.safeParse(factor).success)
  const send = ({ system, document, validFrom, ...typed }: TypedMapping) =>
    save.mutate({
      type,
      sheet: sheet.name,
      ...{ headerRow: suggestion.headerRow, headerRows: suggestion.headerRows, columns },
      ...typed,
      source: { system: system.trim(), document: document?.trim() || null },
      validFrom: fromPicker(validFrom),
    })
  return (
    <Form<TypedMapping>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={initialOf(before ?? suggestion.remembered, suggestion, one.fileName)}
      onFinish={send}
    >
      {before === null && suggestion.remembered !== null && (
        <Alert type="info" showIcon className="form-lede" title={t('thing-import.remembered')} />
      )}
      {save.isError && <Alert type="error" showIcon className="form-lede" title={words(save.error)} />}
      <ColumnTable type={type} sheet={sheet} header={suggestion} columns={columns} onChange={setColumns} />
      <MappingAbout columns={columns} />
      <div className="tools import-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={wrongFactor}>
          {t('thing-import.check')}
        </Button>
        <DeleteImport one={one} />
      </div>
    </Form>
  )
}

/** What was said for this very sheet already. */
function ownMapping(one: ThingImport, type: string, sheet: string, { headerRow }: Suggestion): ImportMapping | null {
  const { mapping } = one
  return mapping && mapping.type === type && mapping.sheet === sheet && mapping.headerRow === headerRow ? mapping : null
}

function initialOf(known: ImportMapping | null, suggestion: Suggestion, fileName: string): TypedMapping {
  return {
    match: known?.match ?? suggestion.match,
    mode: known?.mode ?? 'both',
    datum: known?.datum ?? 'wgs84',
    system: known?.source.system ?? fileName.replace(/\.\w+$/, '').slice(0, 80),
    document: known?.source.document ?? '',
    validFrom: toPicker(known?.validFrom),
  }
}

/** Says how columns become fields, and has every row checked at once. */
function useSave(one: ThingImport) {
  const queries = useQueryClient()
  const [, set] = useAddress()
  return useMutation({
    mutationFn: async (mapping: ImportMapping) => {
      const params = { import: one.id }
      const mapped = await call(mapThingImport, { params, body: { revision: one.revision, mapping } })
      queries.setQueryData(importKeys.one(one.id), mapped)
      return call(checkThingImport, { params, body: { revision: mapped.revision } })
    },
    onSuccess: (next) => {
      queries.setQueryData(importKeys.one(one.id), next)
      set({ step: null })
    },
  })
}
