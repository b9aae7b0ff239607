import { whyRight } from '@citybrain/contract/api/rights.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import { ACTION_WORDS, type Action, DEEDS, KIND_WORDS, type Kind } from '@citybrain/contract/engines/deeds.ts'
import { wordsOfHeldBy } from '@citybrain/contract/engines/rights-words.ts'
import { useQuery } from '@tanstack/react-query'
import { Form, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure } from '../../app/notices.tsx'
import { useDepartments, useDistrict, useRight, useSession } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import { PersonSelect } from './person-select.tsx'

interface Asked {
  readonly account: string
  readonly kind: Kind
  readonly action: Action
  readonly street?: string | undefined
  readonly department?: string | undefined
}

/** Why may, or can't, somebody do something: asked in five choices, answered in words. */
export function Why() {
  const { t } = useTranslation()
  const say = useSay()
  const { account } = useSession()
  const manages = useRight('manage:organisation')
  const district = useDistrict()
  const departments = useDepartments()
  const [asked, setAsked] = useState<Asked>({ account: account.id, kind: 'thing', action: 'edit' })
  const set = (change: Partial<Asked>) => setAsked((now) => ({ ...now, ...change }))
  const actions: readonly Action[] = DEEDS[asked.kind]
  return (
    <>
      <p className="hint form-lede">{t('organisation.why-lede')}</p>
      <Form layout="vertical" requiredMark={false}>
        {manages && (
          <Form.Item label={t('organisation.person')} htmlFor="why-person" extra={t('organisation.why-self')}>
            <PersonSelect id="why-person" onChange={(chosen) => set({ account: chosen })} />
          </Form.Item>
        )}
        <Form.Item label={t('organisation.what')} htmlFor="why-kind">
          <Select
            id="why-kind"
            value={asked.kind}
            options={Object.entries(KIND_WORDS).map(([value, words]) => ({ value: value as Kind, label: say(words) }))}
            onChange={(kind: Kind) => set({ kind, action: DEEDS[kind][0] })}
          />
        </Form.Item>
        <Form.Item label={t('field.action')} htmlFor="why-action">
          <Select
            id="why-action"
            value={asked.action}
            options={actions.map((value) => ({ value, label: say(ACTION_WORDS[value]) }))}
            onChange={(action: Action) => set({ action })}
          />
        </Form.Item>
        <Form.Item label={t('organisation.why-street')} htmlFor="why-street">
          <Select
            id="why-street"
            allowClear
            placeholder={t('organisation.anywhere')}
            options={district.data?.profile.streets.map((one) => ({ value: one.code, label: say(one.name) })) ?? []}
            onChange={(street: string | undefined) => set({ street })}
          />
        </Form.Item>
        <Form.Item label={t('organisation.why-department')} htmlFor="why-department">
          <Select
            id="why-department"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('organisation.anywhere')}
            options={departments.all.map((one) => ({ value: one.code as string, label: departments.nameOf(one.code) }))}
            onChange={(department: string | undefined) => set({ department })}
          />
        </Form.Item>
      </Form>
      <Answer asked={asked} />
    </>
  )
}

function Answer({ asked }: { asked: Asked }) {
  const { t } = useTranslation()
  const say = useSay()
  const why = useQuery({ queryKey: ['organisation', 'why', asked], queryFn: () => call(whyRight, { query: asked }) })
  if (why.isPending) return <Skeleton active paragraph={{ rows: 2 }} />
  if (why.isError) return <Failure error={why.error} onRetry={() => void why.refetch()} />
  const { allowed, because, clearedBecause, account } = why.data
  return (
    <section className="why-answer" aria-live="polite" aria-label={t('organisation.answer')}>
      <p>
        <span className="holder-name">{account.name}</span>{' '}
        <State tone={allowed ? 'on-track' : 'late'}>{t(allowed ? 'organisation.may' : 'organisation.may-not')}</State>
      </p>
      <p>{say(because)}</p>
      <p className="hint">{say(clearedBecause)}</p>
      <h3 className="section-title">{t('organisation.holdings')}</h3>
      <Holdings of={why.data} />
    </section>
  )
}

function Holdings({ of: { holdings } }: { of: RouteReply<typeof whyRight> }) {
  const { t } = useTranslation()
  const say = useSay()
  if (holdings.length === 0) return <p className="hint">{t('organisation.no-holdings')}</p>
  return (
    <ul className="holder-list">
      {holdings.map((one) => (
        <li key={`${one.role} ${one.by.via} ${one.by.name.zh} ${one.departments.join()}`}>
          {t(`role.${one.role}`)} <span className="hint">{say(wordsOfHeldBy(one.by))}</span>
        </li>
      ))}
    </ul>
  )
}
