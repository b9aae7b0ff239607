import type { DuplicateDetail } from '@citybrain/contract/engines/duplicate.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { useTypes } from '../../things/types.ts'
import { CompareTable } from './compare-table.tsx'
import { ReasonList } from './reasons.tsx'
import { type Choice, sendDifferent, sendMerge, sendReopen, useDecide, usePair } from './use-duplicates.ts'
import { useDecisionKeys } from './use-pair-keys.ts'

/** The chosen pair: what speaks for one, both side by side, and the decision. */
export function PairPanel({ id, onDecided }: { id: string; onDecided(): void }) {
  const { typeOf } = useTypes()
  const pair = usePair(id)
  if (pair.isPending) return <PageLoading />
  if (pair.isError) return <Failure error={pair.error} onRetry={() => void pair.refetch()} />
  const type = typeOf(pair.data.type)
  if (!type) return null
  const Body = pair.data.state === 'open' ? Deciding : Decided
  return (
    <Body key={`${id} ${pair.data.revision} ${pair.data.state}`} pair={pair.data} type={type} onDecided={onDecided} />
  )
}

interface BodyProps {
  readonly pair: DuplicateDetail
  readonly type: ThingType
  onDecided(): void
}

/** The older one, or the one with a code, goes on unless somebody chooses otherwise. */
function firstChoice({ things: [one, other] }: DuplicateDetail): Choice {
  const byCode = Number(other.code !== null) - Number(one.code !== null)
  return { survivor: byCode > 0 || (byCode === 0 && other.createdAt < one.createdAt) ? other.id : one.id, take: [] }
}

function Deciding({ pair, type, onDecided }: BodyProps) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState(() => firstChoice(pair))
  const [reason, setReason] = useState('')
  const decide = useDecide(pair, onDecided)
  const survivor = pair.things.find(({ id }) => id === choice.survivor) ?? pair.things[0]
  const merge = () => {
    const given = reason.trim().length > 1 ? reason.trim() : t('duplicates.reason-same')
    decide.mutate({
      undo: true,
      done: t('duplicates.merged', { name: survivor.name }),
      run: () => sendMerge(pair, choice, given),
    })
  }
  const part = () => {
    const given = reason.trim().length > 1 ? reason.trim() : t('duplicates.reason-different')
    decide.mutate({ undo: true, done: t('duplicates.parted'), run: () => sendDifferent(pair, given) })
  }
  useDecisionKeys({ merge, part, survive: (at) => setChoice({ survivor: pair.things[at]?.id ?? '', take: [] }) })
  return (
    <section className="panel panel-pad pair-panel" aria-label={t('duplicates.pair')}>
      <ReasonList reasons={pair.reasons} type={type} />
      <CompareTable type={type} things={pair.things} choice={choice} onChoice={setChoice} />
      <Form layout="vertical" className="pair-decision">
        <Form.Item
          label={t('duplicates.reason')}
          htmlFor="pair-reason"
          help={t('duplicates.consequence', { name: survivor.name })}
        >
          <Input
            id="pair-reason"
            maxLength={300}
            value={reason}
            placeholder={t('duplicates.reason-same')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <div className="tools">
          <Button type="primary" loading={decide.isPending} onClick={merge}>
            {t('duplicates.merge')} <kbd className="kbd">s</kbd>
          </Button>
          <Button disabled={decide.isPending} onClick={part}>
            {t('duplicates.part')} <kbd className="kbd">d</kbd>
          </Button>
        </div>
      </Form>
    </section>
  )
}

function Decided({ pair, type, onDecided }: BodyProps) {
  const { t, i18n } = useTranslation()
  const decide = useDecide(pair, onDecided)
  const survivor = pair.things.find(({ state }) => state !== 'merged') ?? pair.things[0]
  const back = () =>
    decide.mutate({
      undo: false,
      done: t('duplicates.undone'),
      run: () => sendReopen(pair, t('duplicates.undo-reason')),
    })
  return (
    <section className="panel panel-pad pair-panel" aria-label={t('duplicates.pair')}>
      <p>
        {t(`duplicates.decided-${pair.state === 'same' ? 'same' : 'different'}`, {
          by: pair.decidedBy ?? '—',
          at: pair.decidedAt ? momentWords(pair.decidedAt, i18n.language) : '—',
          name: survivor.name,
        })}
      </p>
      {pair.note && <p className="hint">{t('duplicates.note', { note: pair.note })}</p>}
      <CompareTable type={type} things={pair.things} choice={{ survivor: survivor.id, take: [] }} />
      <Button loading={decide.isPending} onClick={back}>
        {t(pair.state === 'same' ? 'duplicates.unmerge' : 'duplicates.reopen')}
      </Button>
    </section>
  )
}
