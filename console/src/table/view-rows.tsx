import { EditOutlined } from '@ant-design/icons'
import { changeView } from '@citybrain/contract/api/saved-views.ts'
import type { SavedView } from '@citybrain/contract/engines/saved-view.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/call.ts'
import { useViewChange } from '../api/views.ts'
import { DropView, IconButton, KeepPresent } from './view-deeds.tsx'
import { ViewName } from './view-name.tsx'
import { addressOfView } from './views.ts'

interface Props {
  readonly views: readonly SavedView[]
  /** What the list shows now, where the views stand beside it. */
  readonly present?: string
  beside?(view: SavedView): ReactNode
}

/** Saved views to open, rename and delete. */
export function ViewRows({ views, present, beside }: Props) {
  return (
    <ul className="view-rows">
      {views.map((view) => (
        <ViewRow key={view.id} view={view} present={present} beside={beside?.(view)} />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly view: SavedView
  readonly present: string | undefined
  readonly beside: ReactNode
}

function ViewRow({ view, present, beside }: RowProps) {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  const { name, query, revision } = view
  const rename = useViewChange(
    (next: string) => call(changeView, { params: { view: view.id }, body: { revision, name: next, query } }),
    () => setRenaming(false),
  )
  const close = () => {
    rename.reset()
    setRenaming(false)
  }
  if (renaming)
    return (
      <li>
        <ViewName
          name={name}
          label={t('views.new-name', { name })}
          okWords={t('views.rename')}
          busy={rename.isPending}
          error={rename.error}
          onSend={(next) => (next === name ? close() : rename.mutate(next))}
          onCancel={close}
        />
      </li>
    )
  return (
    <li>
      <span className="view-link">
        <Link to={addressOfView(view)} aria-current={query === present ? 'true' : undefined}>
          {name}
        </Link>
        {beside}
      </span>
      <span className="view-deeds">
        {present !== undefined && present !== query && <KeepPresent view={view} present={present} />}
        <IconButton words={t('views.rename-one', { name })} icon={<EditOutlined />} onClick={() => setRenaming(true)} />
        <DropView view={view} />
      </span>
    </li>
  )
}
