import { PlusOutlined } from '@ant-design/icons'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useThings } from '../../api/things.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useRight } from '../../session/session.ts'
import { Grid } from '../../table/grid.tsx'
import { shownColumns } from '../../table/views.ts'
import { BulkBar } from './bulk-bar.tsx'
import { firstColumns, useThingColumns } from './columns.tsx'
import { ConditionChips } from './conditions.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ThingMap } from './thing-map.tsx'
import { ThingTools } from './tools.tsx'
import { type BrowserState, nextSort, useBrowser } from './use-browser.ts'
import './things.css'

const MOST_COUNTED = 10_000

/** Things of one type: a sentence, the conditions, the table and the map beside it. */
export function Browser({ type }: { type: ThingType }) {
  const { t, i18n } = useTranslation()
  const browser = useBrowser(type)
  const things = useThings(browser.asked)
  const rows = useMemo(() => things.data?.pages.flatMap((page) => page.items) ?? [], [things.data])
  const columns = useThingColumns(type, browser.q)
  const visible = shownColumns(columns, browser.columns, firstColumns(type))
  const mayCreate = useRight('create:thing')
  const mayExport = useRight('export:thing')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const total = things.data?.pages[0]?.total ?? null
  return (
    <div className="sheet fill things">
      <div className="sheet-head">
        <div className="words">
          <p className="crumb">
            <Link to="/things">{t('nav.things')}</Link>
          </p>
          <h1 className="page-title">{type.title[language]}</h1>
          <p className="lede" role="status">
            {total === null ? type.description[language] : t(sentenceOf(browser, total), { count: total })}
          </p>
        </div>
        {mayExport && rows.length > 0 && <ExportMenu type={type} browser={browser} />}
        {mayCreate && (
          <LinkButton to={`/things/new?type=${type.key}`} type="primary" icon={<PlusOutlined />}>
            {t('things.new', { type: type.title[language] })}
          </LinkButton>
        )}
      </div>
      <ThingTools type={type} browser={browser} columns={columns} visible={visible} />
      <ConditionChips type={type} browser={browser} />
      {things.isPending ? (
        <PageLoading what={t('things.loading')} />
      ) : things.isError && rows.length === 0 ? (
        <Failure error={things.error} onRetry={() => void things.refetch()} />
      ) : rows.length === 0 ? (
        <div className="panel">
          <Nothing words={t(browser.isNarrowed ? 'things.none-pass' : 'things.none')} />
        </div>
      ) : (
        <Found type={type} browser={browser} rows={rows} visible={visible} things={things} />
      )}
    </div>
  )
}

function sentenceOf(browser: BrowserState, total: number) {
  if (total >= MOST_COUNTED) return browser.isNarrowed ? 'things.pass-many' : 'things.are-many'
  return browser.isNarrowed ? 'things.pass' : 'things.are'
}

interface FoundProps {
  readonly type: ThingType
  readonly browser: BrowserState
  readonly rows: readonly Thing[]
  readonly visible: ReturnType<typeof shownColumns<Thing>>
  readonly things: ReturnType<typeof useThings>
}

function Found({ type, browser, rows, visible, things }: FoundProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayEdit = useRight('edit:thing')
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [pointed, setPointed] = useState<string | null>(null)
  const chosen = rows.filter((row) => checked.has(row.id))
  return (
    <>
      {chosen.length > 0 && <BulkBar type={type} things={chosen} onClear={() => setChecked(new Set())} />}
      <div className={`things-both view-${browser.view}`}>
        {browser.view !== 'map' && (
          <Grid
            label={t('things.table')}
            rowHeight={40}
            columns={visible}
            rows={rows}
            keyOf={(row) => row.id}
            rowLabel={(row) => row.name}
            hrefOf={(row) => `/things/${row.id}`}
            onOpen={(row) => void navigate(`/things/${row.id}`)}
            rowClass={(row) => (row.id === pointed ? 'is-pointed' : undefined)}
            onPoint={(row) => setPointed(row?.id ?? null)}
            sort={browser.sort}
            onSort={(key) => browser.set({ sort: nextSort(browser.sort, key) })}
            onEnd={() => {
              if (things.hasNextPage && !things.isFetchingNextPage) void things.fetchNextPage()
            }}
            {...(mayEdit ? { checked, onCheck: setChecked } : {})}
          />
        )}
        {browser.view !== 'table' && (
          <ThingMap
            type={type}
            asked={browser.asked}
            rows={rows}
            pointed={pointed}
            onPoint={setPointed}
            partial={things.hasNextPage}
          />
        )}
      </div>
      <p className="ledger-total figure" role="status">
        {t('things.shown', { count: rows.length })}
        {things.isFetchingNextPage && ` · ${t('ledger.still-loading')}`}
        {things.isError && ` · ${t('things.rest-failed')}`}
      </p>
    </>
  )
}
