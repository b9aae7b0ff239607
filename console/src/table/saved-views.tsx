import { StarOutlined } from '@ant-design/icons'
import { saveView } from '@citybrain/contract/api/saved-views.ts'
import { Button, Popover, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { call } from '../api/call.ts'
import { useViewChange, useViews } from '../api/views.ts'
import { Failure } from '../app/notices.tsx'
import { ViewName } from './view-name.tsx'
import { ViewRows } from './view-rows.tsx'
import { queryToKeep } from './views.ts'

/** Filters, order and columns of a list under names of one's own. */
export function SavedViews({ list }: { list: string }) {
  const { t } = useTranslation()
  return (
    <Popover
      trigger="click"
      placement="bottom"
      title={t('views.title')}
      content={<ViewsOfList list={list} />}
      destroyOnHidden
    >
      <Button icon={<StarOutlined />}>{t('views.title')}</Button>
    </Popover>
  )
}

function ViewsOfList({ list }: { list: string }) {
  const { t } = useTranslation()
  const [address] = useSearchParams()
  const views = useViews()
  const [saved, setSaved] = useState(0)
  const present = queryToKeep(address)
  const save = useViewChange(
    (name: string) => call(saveView, { body: { list, name, query: present } }),
    () => setSaved(saved + 1),
  )
  if (views.isPending) return <Skeleton active className="saved-views" />
  if (views.isError) return <Failure error={views.error} onRetry={() => void views.refetch()} />
  const here = views.data.filter((view) => view.list === list)
  return (
    <div className="saved-views">
      {here.length === 0 ? <p className="hint">{t('views.none')}</p> : <ViewRows views={here} present={present} />}
      <ViewName
        key={saved}
        label={t('views.name')}
        okWords={t('views.save')}
        busy={save.isPending}
        error={save.error}
        onSend={(name) => save.mutate(name)}
      />
    </div>
  )
}
