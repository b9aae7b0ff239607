import type { CaseEntry, CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageLoading } from '../../app/notices.tsx'
import { useSay } from '../../words/say.ts'

const FlowDiagram = lazy(async () => ({ default: (await import('../../flow/flow-diagram.tsx')).FlowDiagram }))

/** The flow with the way that the case has gone so far; drawn when it is asked for. */
export function CaseWay({ type, view, entries }: { type: CaseType; view: CaseView; entries: readonly CaseEntry[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { state } = view
  const way = useMemo(() => {
    const taken = entries.flatMap(({ event: { step, outcome } }) => {
      const found = type.steps.find(({ key }) => key === step)
      const to = found?.kind === 'task' ? found.outcomes.find(({ key }) => key === outcome)?.to : null
      return to ? [`${step} ${to}`] : []
    })
    return {
      done: new Set([...Object.keys(state.doneBy), ...(state.end === null ? [] : [state.end])]),
      open: new Set(state.items.map(({ step }) => step as string)),
      taken: new Set(taken),
    }
  }, [type, state, entries])
  return (
    <section className="panel panel-pad no-print flow-panel" aria-label={t('flow.way')}>
      <h2 className="section-title">{t('flow.way')}</h2>
      <p>
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'flow.hide' : 'flow.show')}
        </Button>{' '}
        <Link to={`/case-types/${type.key}`}>{t('flow.whole', { title: say(type.title) })}</Link>
      </p>
      {open && (
        <>
          <p className="hint">{t('flow.way-legend')}</p>
          <Suspense fallback={<PageLoading />}>
            <FlowDiagram type={type} way={way} />
          </Suspense>
        </>
      )}
    </section>
  )
}
