import { markClauses } from '@citybrain/contract/api/register.ts'
import type { Coverage } from '@citybrain/contract/engines/plan.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { keys } from '../../api/plans.ts'
import { Nothing, useErrorWords } from '../../app/notices.tsx'
import { useDesk } from './desk.ts'
import { toggled } from './use-shortcuts.ts'

type Clause = Coverage['open'][number]
type Tab = 'open' | 'confirmed'

/** Clauses without a commitment, for the planner to confirm as promising nothing or to make a commitment of. */
export function OpenClauses({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const [tab, setTab] = useState<Tab>('open')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const clauses = desk.coverage?.[tab] ?? []
  const mark = useMark(() => setPicked(new Set()))
  const chosen = clauses.filter((clause) => picked.has(keyOf(clause)))
  const all = chosen.length === clauses.length && clauses.length > 0
  const mayMark = desk.mayEdit && !desk.frozen
  return (
    <Drawer open={open} onClose={onClose} size={520} title={t('coverage.title')} destroyOnHidden>
      <p className="hint">{t('coverage.why')}</p>
      <div className="tools clause-tools">
        <Segmented<Tab>
          value={tab}
          onChange={(next) => {
            setTab(next)
            setPicked(new Set())
          }}
          options={[
            { value: 'open', label: t('coverage.tab-open', { count: desk.coverage?.open.length ?? 0 }) },
            { value: 'confirmed', label: t('coverage.tab-confirmed', { count: desk.coverage?.confirmed.length ?? 0 }) },
          ]}
        />
      </div>
      {clauses.length === 0 && <Nothing words={t(tab === 'open' ? 'coverage.none-open' : 'coverage.none-confirmed')} />}
      {mayMark && clauses.length > 0 && (
        <div className="tools clause-tools">
          <Checkbox
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() => setPicked(new Set(all ? [] : clauses.map(keyOf)))}
          >
            {t('coverage.all')}
          </Checkbox>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={mark.isPending}
            onClick={() => mark.mutate({ clauses: chosen, promisesNothing: tab === 'open' })}
          >
            {t(tab === 'open' ? 'coverage.confirm' : 'coverage.take-back', { count: chosen.length })}
          </Button>
        </div>
      )}
      <ClauseList clauses={clauses} picked={picked} onPick={mayMark ? setPicked : null} onLeave={onClose} />
    </Drawer>
  )
}

interface ListProps {
  readonly clauses: readonly Clause[]
  readonly picked: ReadonlySet<string>
  readonly onPick: ((picked: ReadonlySet<string>) => void) | null
  onLeave(): void
}

const SHOWN_AT_ONCE = 200

function ClauseList({ clauses, picked, onPick, onLeave }: ListProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const [limit, setLimit] = useState(SHOWN_AT_ONCE)
  const show = (clause: Clause) => {
    onLeave()
    desk.showPlace(clause.start)
  }
  return (
    <ul className="clause-list">
      {clauses.slice(0, limit).map((clause) => (
        <li key={keyOf(clause)}>
          {onPick && (
            <Checkbox
              aria-label={clause.quote}
              checked={picked.has(keyOf(clause))}
              onChange={() => onPick(toggled(picked, keyOf(clause)))}
            />
          )}
          <button type="button" className="link-button clause-words" onClick={() => show(clause)}>
            {clause.quote}
          </button>
          {onPick && (
            <Button
              size="small"
              onClick={() => {
                show(clause)
                desk.openForm({ kind: 'add', clause: { start: clause.start, end: clause.end } })
              }}
            >
              {t('coverage.add')}
            </Button>
          )}
        </li>
      ))}
      {clauses.length > limit && (
        <li>
          <Button type="link" onClick={() => setLimit(limit + SHOWN_AT_ONCE)}>
            {t('coverage.more', { count: clauses.length - limit })}
          </Button>
        </li>
      )}
    </ul>
  )
}

function useMark(onDone: () => void) {
  const desk = useDesk()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const words = useErrorWords()
  const params = { plan: desk.document.id, version: desk.version.number }
  return useMutation({
    mutationFn: async (asked: { clauses: readonly Clause[]; promisesNothing: boolean }) => {
      const spans = asked.clauses.map(({ start, end }) => ({ start, end }))
      let coverage: Coverage | null = null
      for (let from = 0; from < spans.length; from += 1000) {
        const body = { clauses: spans.slice(from, from + 1000), promisesNothing: asked.promisesNothing }
        coverage = await call(markClauses, { params, body })
      }
      return coverage
    },
    onSuccess: (coverage) => {
      if (coverage) queries.setQueryData(keys.coverage(params.plan, params.version), coverage)
      onDone()
    },
    onError: (error) => void message.error(words(error)),
  })
}

function keyOf(clause: Clause): string {
  return `${clause.start}-${clause.end}`
}
