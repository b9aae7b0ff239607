import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome, TaskStep } from '@citybrain/contract/pack/flow.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'
import { useSay } from '../words/say.ts'
import { type BulkOrder, useBulk } from './bulk.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { BulkDecide } from './bulk-decide.tsx'
import { useBulkResults } from './bulk-results.tsx'
import type { Work } from './use-work.ts'

interface Props {
  readonly types: readonly CaseType[]
  readonly works: readonly Work[]
  onClear(): void
}

/** What can be done with the chosen work together. */
export function BulkBar({ types, works, onClear }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const [doing, setDoing] = useState<'assign' | Outcome | null>(null)
  const showResults = useBulkResults()
  const bulk = useBulk()
  const words = useErrorWords()
  const step = commonStep(types, works)
  const free = works.filter(({ assignee }) => assignee === null)
  const send = (orders: readonly BulkOrder[]) =>
    // Awaited, since the list may take this bar away as soon as the work has moved on.
    void bulk.mutateAsync(orders).then(
      (said) => {
        showResults(said)
        setDoing(null)
        onClear()
      },
      () => undefined,
    )
  const close = () => {
    bulk.reset()
    setDoing(null)
  }
  const shared = { works, busy: bulk.isPending, error: bulk.error, onSend: send, onClose: close }
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { count: works.length })}</strong>
      <Button
        size="small"
        disabled={free.length === 0}
        loading={bulk.isPending && doing === null}
        onClick={() => send(free.map((work) => ({ work, command: { do: 'claim', item: work.item } })))}
      >
        {t('work.claim-count', { count: free.length })}
      </Button>
      {step ? (
        <>
          <Button size="small" onClick={() => setDoing('assign')}>
            {t('case.do.assign')}
          </Button>
          {step.outcomes.filter(isPlain).map((outcome) => (
            <Button key={outcome.key} size="small" onClick={() => setDoing(outcome)}>
              {say(outcome.title)}
            </Button>
          ))}
        </>
      ) : (
        <span className="hint">{t('work.one-step-only')}</span>
      )}
      {bulk.isError && doing === null && (
        <span className="attach-fault" role="alert">
          {words(bulk.error)}
        </span>
      )}
      <Button size="small" type="text" onClick={onClear}>
        {t('bulk.none')}
      </Button>
      {doing === 'assign' && step && <BulkAssign step={step} {...shared} />}
      {doing && doing !== 'assign' && step && <BulkDecide types={types} outcome={doing} {...shared} />}
    </div>
  )
}

/** The step that all of them stand in. */
function commonStep(types: readonly CaseType[], works: readonly Work[]): TaskStep | null {
  const [first] = works
  if (!first || works.some(({ type, step }) => type !== first.type || step !== first.step)) return null
  const step = types.find(({ key }) => key === first.type)?.steps.find(({ key }) => key === first.step)
  return step?.kind === 'task' ? step : null
}

/** What asks for no more than a department and an opinion can be said of many at once. */
const isPlain = ({ asks, attachments, chooses }: Outcome) =>
  attachments === 0 &&
  asks.every(({ required }) => !required) &&
  chooses.every((one) => one === 'department' || one === 'assignee')
