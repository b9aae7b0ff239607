import type { Unit } from '@citybrain/contract/engines/organisation.ts'
import { Button, DatePicker } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from '../../app/address.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useRight, useSession } from '../../session/session.ts'
import { SearchInput } from '../../table/search-input.tsx'
import { Forms } from './forms.tsx'
import { UnitList } from './unit-list.tsx'
import { FoundPosts, UnitPanel } from './unit-panel.tsx'
import { type Opened, useUnits } from './use-organisation.ts'
import './organisation.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.organisation'))
  return useRight('read:organisation') ? <Organisation /> : <NoRight />
}

function Organisation() {
  const { t } = useTranslation()
  const { today, account } = useSession()
  const manages = useRight('manage:organisation')
  const [address, setAddress] = useSearch()
  const [opened, setOpened] = useState<Opened | null>(null)
  const on = address.get('on') ?? today
  const units = useUnits(on)
  if (units.isPending) return <PageLoading />
  if (units.isError) return <Failure error={units.error} onRetry={() => void units.refetch()} />
  const q = address.get('q') ?? ''
  const unitOf = (code: string | null) => units.data.find((one) => one.code === code)
  const unit = unitOf(address.get('unit')) ?? unitOf(account.department) ?? units.data[0]
  const set = (name: string, value: string) =>
    setAddress(
      (now) => new URLSearchParams([...now].filter(([one]) => one !== name).concat(value ? [[name, value]] : [])),
      {
        replace: name !== 'unit',
      },
    )
  const sum = (count: (one: Unit) => number) => units.data.reduce((all, one) => all + count(one), 0)
  return (
    <div className="sheet organisation">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.organisation')}</h1>
          <p className="lede">
            {t('organisation.lede', {
              units: units.data.length,
              posts: sum((one) => one.posts),
              count: sum((one) => one.vacant),
            })}
          </p>
        </div>
        <Button onClick={() => setOpened({ form: 'why' })}>{t('organisation.why')}</Button>
        <Button onClick={() => setOpened({ form: 'delegations' })}>{t('organisation.delegations')}</Button>
        {manages && (
          <Button type="primary" onClick={() => setOpened({ form: 'unit', unit: null })}>
            {t('organisation.add-unit')}
          </Button>
        )}
      </div>
      <div className="tools list-tools">
        <SearchInput label={t('organisation.search')} value={q} onSearch={(typed) => set('q', typed)} />
        <span className="organisation-day">
          <label htmlFor="organisation-on">{t('organisation.on')}</label>
          <DatePicker
            id="organisation-on"
            allowClear={on !== today}
            value={toPicker(on)}
            onChange={(picked) => set('on', (picked && fromPicker(picked)) ?? '')}
          />
        </span>
        {on !== today && <span className="hint">{t('organisation.past-day')}</span>}
      </div>
      <div className="organisation-panes">
        <UnitList
          units={units.data}
          q={q}
          current={q ? null : (unit?.code ?? null)}
          onChoose={(code) => choose(code)}
        />
        {q ? (
          <FoundPosts q={q} on={on} units={units.data} onOpen={setOpened} />
        ) : unit ? (
          <UnitPanel key={unit.code} unit={unit} on={on} onOpen={setOpened} />
        ) : (
          <Nothing words={t('organisation.none')} />
        )}
      </div>
      <Forms opened={opened} onClose={() => setOpened(null)} />
    </div>
  )

  function choose(code: string): void {
    setAddress((now) => {
      const kept = [...now].filter(([one]) => one !== 'unit' && one !== 'q')
      return new URLSearchParams([...kept, ['unit', code]])
    })
  }
}
