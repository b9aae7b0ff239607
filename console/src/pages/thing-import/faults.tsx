import { DownloadOutlined } from '@ant-design/icons'
import { downloadImportFaults, listImportFaults } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { addressOf, call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { Failure } from '../../app/notices.tsx'
import { useSay } from '../../words/say.ts'
import { columnLetters } from './words.ts'

const MOST_SHOWN = 50
/** A list that scrolls is reached by the keyboard. */
const REACHABLE = { tabIndex: 0 }

interface Props {
  readonly one: ThingImport
  readonly pass: 'check' | 'run'
  readonly count: number
}

/** Refused rows with the reasons, and all of them as a sheet that can be mended and imported again. */
export function Faults({ one, pass, count }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const faults = useQuery({
    queryKey: [...importKeys.one(one.id), 'faults', pass, one.revision],
    enabled: count > 0,
    queryFn: ({ signal }) =>
      call(listImportFaults, { params: { import: one.id }, query: { pass, limit: MOST_SHOWN }, signal }),
  })
  if (count === 0) return null
  const headers = new Map(one.mapping?.columns.map(({ column, header }) => [column, header]))
  return (
    <section className="panel panel-pad import-section" aria-label={t('thing-import.refused-rows', { count })}>
      <div className="import-faults-head">
        <h2 className="section-title">{t('thing-import.refused-rows', { count })}</h2>
        <Button
          icon={<DownloadOutlined />}
          href={addressOf(downloadImportFaults, { params: { import: one.id }, query: { pass } })}
          download
        >
          {t('thing-import.download-refused')}
        </Button>
      </div>
      {faults.isPending && <Skeleton active />}
      {faults.isError && <Failure error={faults.error} onRetry={() => void faults.refetch()} />}
      {faults.data && (
        <ol className="row-faults" {...REACHABLE} aria-label={t('thing-import.refused-rows', { count })}>
          {faults.data.items.map((fault) => (
            <li key={`${fault.row} ${fault.column} ${fault.words.zh}`}>
              <span className="figure">{t('thing-import.row-number', { row: fault.row })}</span>
              {fault.column !== null && (
                <span className="hint">
                  {columnLetters(fault.column)} {headers.get(fault.column)}
                </span>
              )}
              {fault.value !== null && <q>{fault.value}</q>} {say(fault.words)}
            </li>
          ))}
        </ol>
      )}
      {faults.data?.next && <p className="hint">{t('thing-import.more-refused', { count: MOST_SHOWN })}</p>}
    </section>
  )
}
