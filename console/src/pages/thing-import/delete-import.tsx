import { deleteThingImport } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { stopUpload } from '../../api/uploads.ts'
import { useErrorWords } from '../../app/notices.tsx'

/** Throws an import away that has written nothing, with its file. */
export function DeleteImport({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const words = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const remove = async () => {
    stopUpload(one.id)
    try {
      await call(deleteThingImport, { params: { import: one.id } })
    } catch (error) {
      return void message.error(words(error), 6)
    }
    await queries.invalidateQueries({ queryKey: importKeys.list })
    void navigate('/imports')
  }
  const ask = () =>
    modal.confirm({
      title: t('thing-import.delete-title', { name: one.fileName }),
      content: t('thing-import.delete-consequence'),
      okText: t('thing-import.delete'),
      okButtonProps: { danger: true },
      cancelText: t('form.cancel'),
      onOk: remove,
    })
  return <Button onClick={ask}>{t('thing-import.delete')}</Button>
}
