import { UndoOutlined } from '@ant-design/icons'
import { changeThing, reopenThing, unmergeThing } from '@citybrain/contract/api/things.ts'
import type { Fact, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys, useThingHistory } from '../../api/things.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useSession } from '../../session/session.ts'
import { isMasked } from '../../things/value.ts'
import { type Before, changeBefore, isCoreKey } from './undo.ts'

/** Takes one's own last change back by saying again what held before it; the history keeps both. */
export function UndoOwn({ type, thing }: { type: ThingType; thing: Thing }) {
  const { t } = useTranslation()
  const { account, today } = useSession()
  const { modal, message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const history = useThingHistory(thing.id)
  const [last, ...earlier] = history.data ?? []
  const undo = useMutation({
    mutationFn: (fact: Fact) => takeBack(thing, fact, { earlier, today, reason: t('thing.undo-reason') }),
    onSuccess: async () => {
      void message.success(t('thing.undone'))
      await queries.invalidateQueries({ queryKey: thingKeys.all })
    },
    onError: (error) => void message.error(words(error), 6),
  })
  if (!last || last.revision !== thing.revision || last.by.id !== account.id || !canUndo(type, last)) return null
  const confirm = () =>
    modal.confirm({
      title: t('thing.undo-title'),
      content: t('thing.undo-consequence'),
      okText: t('thing.undo'),
      cancelText: t('form.cancel'),
      onOk: () => undo.mutateAsync(last).catch(() => undefined),
    })
  return (
    <Button icon={<UndoOutlined />} loading={undo.isPending} onClick={confirm}>
      {t('thing.undo')}
    </Button>
  )
}

/** Only what could be said again: nothing hidden, and no key that changes by itself. */
function canUndo(type: ThingType, fact: Fact): boolean {
  if (fact.kind === 'ended' || (fact.kind === 'merged' && '$merged' in fact.patch)) return true
  if (fact.kind !== 'changed') return false
  const known = new Set(type.fields.map(({ key }) => key))
  return Object.entries(fact.patch).every(([key, value]) => !isMasked(value) && (isCoreKey(key) || known.has(key)))
}

function takeBack(thing: Thing, fact: Fact, before: Before) {
  const { reason } = before
  const params = { thing: thing.id }
  if (fact.kind === 'ended') return call(reopenThing, { params, body: { revision: thing.revision, reason } })
  if (fact.kind === 'merged') return call(unmergeThing, { params, body: { revision: thing.revision, reason } })
  return call(changeThing, { params, body: { ...changeBefore(fact, before), revision: thing.revision } })
}
