import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from '../app/address.ts'
import { addressToKeep, keepViews, keptViews, type View } from './views.ts'

/** Filters, order and columns under a name of one's own. */
export function SavedViews({ list }: { list: string }) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const [views, setViews] = useState(() => keptViews(list))
  const [name, setName] = useState('')
  const keep = (next: readonly View[]) => {
    keepViews(list, next)
    setViews(next)
  }
  const save = () => {
    const title = name.trim()
    if (!title) return
    keep([...views.filter((view) => view.name !== title), { name: title, address: addressToKeep(address) }])
    setName('')
  }
  const content = (
    <div className="saved-views">
      {views.length === 0 && <p className="hint">{t('ledger.no-views')}</p>}
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <button type="button" className="link-button" onClick={() => setAddress(new URLSearchParams(view.address))}>
              {view.name}
            </button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('ledger.drop-view', { name: view.name })}
              onClick={() => keep(views.filter((one) => one !== view))}
            />
          </li>
        ))}
      </ul>
      <Space.Compact block>
        <Input
          value={name}
          maxLength={40}
          placeholder={t('ledger.view-name')}
          aria-label={t('ledger.view-name')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Button type="primary" onClick={save} disabled={!name.trim()}>
          {t('ledger.save-view')}
        </Button>
      </Space.Compact>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('ledger.views')} content={content}>
      <Button icon={<StarOutlined />}>{t('ledger.views')}</Button>
    </Popover>
  )
}
