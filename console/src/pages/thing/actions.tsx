import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRight } from '../../session/session.ts'
import { EditForm } from './edit-form.tsx'
import { EndDialog, MergeDialog, ReopenDialog } from './life-dialogs.tsx'
import { UndoOwn } from './undo-own.tsx'

type Open = 'edit' | 'end' | 'reopen' | 'merge' | null

export function ThingActions({ type, thing }: { type: ThingType; thing: Thing }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const mayEdit = useRight('edit:thing')
  const mayEnd = useRight('end:thing')
  const mayMerge = useRight('merge:thing')
  const close = () => setOpen(null)
  const present = thing.state === 'present'
  return (
    <div className="tools thing-actions no-print">
      {mayEdit && present && (
        <Button icon={<EditOutlined />} onClick={() => setOpen('edit')}>
          {t('thing.edit')}
        </Button>
      )}
      {mayEdit && <UndoOwn type={type} thing={thing} />}
      {mayMerge && present && <Button onClick={() => setOpen('merge')}>{t('thing.merge')}</Button>}
      {mayEnd && present && <Button onClick={() => setOpen('end')}>{t('thing.end')}</Button>}
      {thing.state !== 'present' && (thing.state === 'merged' ? mayMerge : mayEnd) && (
        <Button onClick={() => setOpen('reopen')}>
          {t(thing.state === 'merged' ? 'thing.unmerge' : 'thing.reopen')}
        </Button>
      )}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('ledger.print')}
      </Button>
      <Drawer open={open === 'edit'} onClose={close} size={480} title={t('thing.edit')} destroyOnHidden>
        <EditForm type={type} thing={thing} fields={type.fields} core onDone={close} />
      </Drawer>
      {open === 'end' && <EndDialog thing={thing} onClose={close} />}
      {open === 'reopen' && <ReopenDialog thing={thing} onClose={close} />}
      {open === 'merge' && <MergeDialog type={type} thing={thing} onClose={close} />}
    </div>
  )
}
