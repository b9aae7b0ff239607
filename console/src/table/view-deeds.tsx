import { DeleteOutlined, SyncOutlined } from '@ant-design/icons'
import { changeView, deleteView, saveView } from '@citybrain/contract/api/saved-views.ts'
import type { SavedView } from '@citybrain/contract/engines/saved-view.ts'
import { App, Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { useViewChange } from '../api/views.ts'
import { useErrorWords } from '../app/notices.tsx'

interface IconButtonProps {
  readonly words: string
  readonly icon: ReactNode
  readonly busy?: boolean
  onClick(): void
}

export function IconButton({ words, icon, busy = false, onClick }: IconButtonProps) {
  return (
    <Tooltip title={words}>
      <Button type="text" icon={icon} aria-label={words} loading={busy} onClick={onClick} />
    </Tooltip>
  )
}

/** Keeps what the list shows now under the name of a view that is there. */
export function KeepPresent({ view, present }: { view: SavedView; present: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const { id, name, revision } = view
  const keep = useViewChange(
    () => call(changeView, { params: { view: id }, body: { revision, name, query: present } }),
    () => void message.success(t('views.updated', { name })),
  )
  return (
    <IconButton
      words={t('views.update', { name })}
      icon={<SyncOutlined />}
      busy={keep.isPending}
      onClick={() => keep.mutate(undefined, { onError: (error) => void message.error(words(error), 6) })}
    />
  )
}

/** Deletes at once; one press brings the view back. */
export function DropView({ view }: { view: SavedView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const words = useErrorWords()
  const { id, list, name, query } = view
  const failed = (error: unknown) => void message.error(words(error), 6)
  const restore = useViewChange(
    () => call(saveView, { body: { list, name, query } }),
    () => void message.success(t('views.restored', { name })),
  )
  const drop = useViewChange(
    () => call(deleteView, { params: { view: id } }),
    () => {
      const undo = () => {
        message.destroy()
        restore.mutate(undefined, { onError: failed })
      }
      const content = (
        <span>
          {t('views.dropped', { name })}
          <Button size="small" type="link" onClick={undo}>
            {t('views.restore')}
          </Button>
        </span>
      )
      void message.success({ content, duration: 8 })
    },
  )
  return (
    <IconButton
      words={t('views.drop', { name })}
      icon={<DeleteOutlined />}
      busy={drop.isPending}
      onClick={() => drop.mutate(undefined, { onError: failed })}
    />
  )
}
