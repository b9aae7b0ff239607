import { listCases } from '@citybrain/contract/api/cases.ts'
import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Drawer } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useCommand } from '../../api/cases.ts'
import { Refused } from '../../api/refused.ts'
import { CaseForm, draftKey } from '../../cases/case-form.tsx'
import { type Deed, planOf } from '../../cases/deeds.ts'
import { dropDraft } from '../../cases/draft.ts'
import type { FormPlan, Given } from '../../cases/plan.ts'

interface Props {
  readonly deed: Deed | null
  readonly type: CaseType
  readonly view: CaseView
  onReload(): void
  onClose(): void
}

/** The form of what somebody is about to do. It stays as it was begun when the case moves on meanwhile. */
export function DeedDrawer({ deed, ...props }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const begun = useRef<{ deed: Deed; plan: FormPlan } | null>(null)
  const now = deed && planOf(deed, { type: props.type, view: props.view, t, language })
  if (deed && begun.current?.deed !== deed) begun.current = now && { deed, plan: now }
  const plan = begun.current?.plan ?? null
  return (
    <Drawer open={deed !== null} onClose={props.onClose} size="large" title={plan?.title ?? ''} destroyOnHidden>
      {deed && plan && <DeedForm key={plan.key} plan={plan} gone={now === null} {...props} />}
    </Drawer>
  )
}

function DeedForm({
  plan,
  gone,
  type,
  view,
  onReload,
  onClose,
}: Omit<Props, 'deed'> & { plan: FormPlan; gone: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [round, setRound] = useState(0)
  // Conditions of the form are asked of the case as it stood when the form was opened.
  const [state] = useState(view.state)
  const command = useCommand(state.id)
  const send = useMutation({
    mutationFn: async (given: Given) =>
      command.mutateAsync(plan.command(await withCase(plan, type, given, t('case.no-such-number')))),
    onSuccess: () => {
      dropDraft(draftKey(state, plan))
      void message.success(t('case.done', { what: plan.title }))
      onClose()
    },
  })
  return (
    <CaseForm
      key={round}
      plan={plan}
      type={type}
      state={state}
      gone={gone}
      busy={send.isPending}
      error={send.error}
      onSend={(given) => send.mutate(given)}
      onReload={onReload}
      onBeginAnew={() => setRound(round + 1)}
    />
  )
}

/** People name a case by its number, commands by its id. */
async function withCase(plan: FormPlan, type: CaseType, given: Given, none: string): Promise<Given> {
  if (!plan.chooses.includes('case')) return given
  const number = given.into?.trim().toUpperCase() ?? ''
  const { items } = await call(listCases, { query: { type: type.key, state: 'any', number, limit: 1 } })
  const found = items.find((one) => one.number === number)
  if (!found) throw new Refused({ status: 404, code: 'casework.no-such-case', detail: none })
  return { ...given, into: found.id }
}
