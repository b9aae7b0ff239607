import { openCase } from '@citybrain/contract/api/cases.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { emptyCase } from '@citybrain/rules/casework/context.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { caseKeys } from '../../api/cases.ts'
import { CaseForm, draftKey } from '../../cases/case-form.tsx'
import { dropDraft } from '../../cases/draft.ts'
import type { Asking, Given } from '../../cases/plan.ts'
import { useSession } from '../../session/session.ts'
import { SimilarCases } from './similar-cases.tsx'

/** The form that a type asks for when a case is opened. */
export function OpenForm({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [round, setRound] = useState(0)
  const plan: Asking = {
    ...{ key: type.key, title: t('case.open'), lede: null, tone: 'good', people: null, proposed: null, reason: null },
    ...{ asks: type.opening.asks, attachments: type.opening.attachments, placed: type.placed },
    chooses: ['source', 'reporter', ...(type.categories ? (['class'] as const) : []), 'place'],
  }
  const state = useNothingYet(type)
  const open = useMutation({
    mutationFn: (given: Given) => call(openCase, { body: newCaseOf(type, given) }),
    onSuccess: async (view) => {
      dropDraft(draftKey(state, plan))
      void message.success(t('case.opened', { number: view.number }))
      await queries.invalidateQueries({ queryKey: caseKeys.all, refetchType: 'none' })
      void navigate(`/cases/${view.state.id}`, { replace: true })
    },
  })
  return (
    <CaseForm
      key={round}
      plan={plan}
      type={type}
      state={state}
      gone={false}
      busy={open.isPending}
      error={open.error}
      beside={(seen) => <SimilarCases type={type} seen={seen} />}
      onSend={(given) => open.mutate(given)}
      onReload={() => open.reset()}
      onBeginAnew={() => setRound(round + 1)}
    />
  )
}

/** The case before anything has happened; drafts are kept under its id. */
function useNothingYet(type: CaseType) {
  const { account, district } = useSession()
  const [state] = useState(() =>
    emptyCase({
      ...{ district: district.code, id: 'new', type: type.key, version: type.version, openedAt: '', openedBy: '' },
      source: type.sources.find((one) => !one.public)?.key ?? '',
      opener: { id: account.id, name: account.name },
    }),
  )
  return state
}

const newCaseOf = (type: CaseType, { id, data, category, source = '', place, attachments, reporter }: Given) => ({
  ...{ id, type: type.key, source, data, about: null, category: category ?? null, attachments },
  ...(reporter && { reporter }),
  place: place ?? { position: null, address: null },
})
