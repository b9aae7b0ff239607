import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useTitle } from '../../app/title.ts'
import { type Deed, planOf } from '../../cases/deeds.ts'
import { Failed, Loading } from '../../portal/notices.tsx'
import { useSay } from '../../words/say.ts'
import { DeedForm } from '../form/deed-form.tsx'
import { useQueueing } from '../form/use-queueing.ts'
import { ClockState } from '../parts/due.tsx'
import { Facts } from '../parts/facts.tsx'
import { KeptNotice } from '../parts/kept-notice.tsx'
import { Offered } from '../parts/offered.tsx'
import { Photos } from '../parts/photos.tsx'
import { useCase, useType } from '../session/day.ts'
import { useOutbox } from '../session/work.ts'

/** A task: what it is, where, how long there is, and what one may do with it. */
export function Task() {
  const id = useParams().case ?? ''
  const found = useCase(id)
  const view = found.data?.value
  const type = useType(view?.state)
  useTitle(view?.title ?? '')
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />
  if (type.isError) return <Failed error={type.error} onRetry={() => void type.refetch()} />
  if (!view || !type.data) return <Loading />
  return <TaskPage view={view} type={type.data.value} keptAt={found.data?.keptAt ?? null} />
}

interface Props {
  readonly view: CaseView
  readonly type: CaseType
  readonly keptAt: string | null
}

function TaskPage({ view, type, keptAt }: Props) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const waiting = useOutbox().filter((one) => one.case === view.state.id)
  const [deed, setDeed] = useState<Deed | null>(null)
  const { fault, queueDeed } = useQueueing()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const plan = deed && planOf(deed, { type, view, t, language })
  const claim = (item: number) =>
    void queueDeed({
      ...{
        case: view.state.id,
        title: view.title,
        doing: t('case.do.claim'),
        revision: view.state.revision,
        photos: [],
      },
      deed: { kind: 'command', command: { do: 'claim', item } },
    })
  const steps = view.state.items.flatMap(({ step }) => type.steps.find(({ key }) => key === step) ?? [])
  return (
    <>
      <h1>{view.title}</h1>
      <p className="f-task-line">
        {steps.map((step) => (
          <span key={step.key} className="f-step">
            {say(step.title)}
          </span>
        ))}
        {view.clocks
          .filter(({ state }) => state === 'running' || state === 'overdue')
          .map((clock) => (
            <span key={clock.key}>
              {say(clock.title)} <ClockState clock={clock} />
            </span>
          ))}
      </p>
      <KeptNotice at={keptAt} />
      {waiting.map((one) => (
        <p key={one.id} className={one.stopped ? 'f-waits f-stopped' : 'f-waits'} role="status">
          {one.stopped ? t('field.stopped-doing', { doing: one.doing }) : t('field.queued', { doing: one.doing })}
        </p>
      ))}
      {fault && (
        <p className="p-error" role="alert">
          {fault}
        </p>
      )}
      {plan ? (
        <DeedForm
          key={plan.key}
          {...{ plan, type, view }}
          onQueued={() => setDeed(null)}
          onCancel={() => setDeed(null)}
        />
      ) : (
        <Offered {...{ view, type, waiting }} onChoose={setDeed} onClaim={claim} />
      )}
      <Facts view={view} type={type} />
      <Photos id={view.state.id} />
    </>
  )
}
