import { changeRegister } from '@citybrain/contract/api/register.ts'
import type { Commitment, RegisterCommand } from '@citybrain/contract/engines/register.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { AssignForm } from '../../register/assign-form.tsx'

interface Props {
  readonly rows: readonly Commitment[]
  onClear(): void
  onStale(): void
}

/** Owner and dates for the chosen rows, document by document. */
export function BulkAssign({ rows, onClear, onStale }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const words = useErrorWords()
  const run = async (command: RegisterCommand) => {
    if (command.do !== 'assign') return false
    setBusy(true)
    try {
      for (const part of byVersion(rows, command)) {
        const body = { id: newId(), command: part.command }
        await call(changeRegister, { params: { plan: part.plan, version: part.version }, body })
      }
      for (const key of [['register'], ['changes'], ['row-count']]) await queries.invalidateQueries({ queryKey: key })
      void message.success(t('ledger.assigned', { count: command.rows.length }))
      return true
    } catch (error) {
      void message.error(words(error), 6)
      return false
    } finally {
      setBusy(false)
      onStale()
    }
  }
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { count: rows.length })}</strong>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('row.assign')}
      </Button>
      <Button size="small" type="text" onClick={onClear}>
        {t('bulk.none')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={480} title={t('form.title.assign')} destroyOnHidden>
        <AssignForm
          rows={rows}
          register={{ run, busy }}
          onDone={() => {
            setOpen(false)
            onClear()
          }}
          onLeave={() => setOpen(false)}
        />
      </Drawer>
    </div>
  )
}

type Assign = Extract<RegisterCommand, { do: 'assign' }>

/** One command per version that the rows belong to. */
function byVersion(rows: readonly Commitment[], command: Assign): { plan: string; version: number; command: Assign }[] {
  const wanted = new Set(command.rows.map((ref) => ref.id))
  const groups = new Map<string, { plan: string; version: number; command: Assign }>()
  for (const row of rows) {
    if (!wanted.has(row.id)) continue
    const key = `${row.plan}:${row.version}`
    const group = groups.get(key) ?? { plan: row.plan, version: row.version, command: { ...command, rows: [] } }
    group.command.rows.push({ id: row.id, revision: row.revision })
    groups.set(key, group)
  }
  return [...groups.values()]
}
