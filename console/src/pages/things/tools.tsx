import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { DatePicker, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useStreets } from '../../regions/streets.ts'
import type { Column } from '../../table/column.ts'
import { ColumnChoice } from '../../table/column-choice.tsx'
import { SavedViews } from '../../table/saved-views.tsx'
import { SearchInput } from '../../table/search-input.tsx'
import { useTypes } from '../../things/types.ts'
import { AddCondition } from './conditions.tsx'
import { type BrowserState, type BrowserView, VIEWS } from './use-browser.ts'

interface Props {
  readonly type: ThingType
  readonly browser: BrowserState
  readonly columns: readonly Column<Thing>[]
  readonly visible: readonly Column<Thing>[]
}

export function ThingTools({ type, browser, columns, visible }: Props) {
  const { t, i18n } = useTranslation()
  const { all } = useTypes()
  const navigate = useNavigate()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <div className="tools list-tools">
      <Select
        aria-label={t('things.type')}
        popupMatchSelectWidth={false}
        value={type.key}
        onChange={(key) => void navigate(`/things?type=${key}`)}
        options={all.map((one) => ({ value: one.key, label: one.title[language] }))}
      />
      <SearchInput label={t('things.search')} value={browser.q} onSearch={(q) => browser.set({ q: q || null })} />
      <AddCondition type={type} browser={browser} />
      <StreetChoice browser={browser} />
      <StateChoice browser={browser} />
      <AsOf browser={browser} />
      <ColumnChoice columns={columns} visible={visible} onChoose={(keys) => browser.set({ columns: keys })} />
      <SavedViews list={`things/${type.key}`} />
      {type.geometry && (
        <Segmented<BrowserView>
          value={browser.view}
          onChange={(view) => browser.set({ view })}
          options={VIEWS.map((view) => ({ value: view, label: t(`things.view.${view}`) }))}
        />
      )}
    </div>
  )
}

function StreetChoice({ browser }: { browser: BrowserState }) {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  const options = useStreets().map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Select
      allowClear
      className="things-choice"
      popupMatchSelectWidth={false}
      aria-label={t('region.kind.street')}
      placeholder={t('region.kind.street')}
      value={address.get('region')}
      onChange={(code) => browser.set({ region: code ?? null })}
      options={options}
    />
  )
}

function StateChoice({ browser }: { browser: BrowserState }) {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  return (
    <Select
      className="things-choice"
      popupMatchSelectWidth={false}
      aria-label={t('thing.state')}
      value={address.get('state') ?? 'present'}
      onChange={(state) => browser.set({ state: state === 'present' ? null : state })}
      options={(['present', 'ended', 'merged', 'any'] as const).map((one) => ({
        value: one,
        label: t(`thing.state.${one}`),
      }))}
    />
  )
}

/** The list as it was on a day. */
function AsOf({ browser }: { browser: BrowserState }) {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  return (
    <DatePicker
      aria-label={t('things.as-of')}
      placeholder={t('things.as-of')}
      value={toPicker(address.get('asOf'))}
      onChange={(day) => browser.set({ asOf: fromPicker(day) })}
    />
  )
}
