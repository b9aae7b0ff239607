import { listImportConflicts } from '@citybrain/contract/api/thing-imports.ts'
import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { importKeys } from '../../api/thing-imports.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { useErrorWords } from '../../app/notices.tsx'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { Counts } from './counts.tsx'
import { DeleteImport } from './delete-import.tsx'
import { Faults } from './faults.tsx'
import { Setback } from './setback.tsx'
import { useStep } from './use-step.ts'

/** What was written, what was refused, and the ways on: to the things, further, or back as a whole. */
export function Ended({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const words = useErrorWords()
  const { typeOf } = useTypes()
  const say = useSay()
  const step = useStep(one)
  const type = one.type ? typeOf(one.type) : undefined
  const { create, update } = one.written
  const written = create + update
  const stopped = one.state === 'failed' || one.state === 'cancelled' || one.state === 'interrupted'
  const undo = () =>
    modal.confirm({
      title: t('thing-import.undo-title'),
      content: t('thing-import.undo-consequence', { create, update }),
      okText: t('thing-import.undo'),
      okButtonProps: { danger: true },
      cancelText: t('form.cancel'),
      onOk: () => step.mutateAsync('undo').catch(() => undefined),
    })
  return (
    <>
      {step.isError && <Alert type="error" showIcon className="form-lede" title={words(step.error)} />}
      <Setback one={one} />
      <p className="lede">{t(sentenceOf(one), { ...one.undone, type: type ? say(type.title) : '', count: written })}</p>
      <Counts counts={one.written} written />
      <div className="tools import-foot">
        {type && one.state === 'done' && (
          <LinkButton to={`/things?type=${type.key}`} type="primary">
            {t('thing-import.to-things', { type: say(type.title) })}
          </LinkButton>
        )}
        {stopped && one.undone === null && (
          <Button type="primary" loading={step.isPending} onClick={() => step.mutate('run')}>
            {t('thing-import.go-on')}
          </Button>
        )}
        {(one.state === 'done' || stopped) && written > 0 && (
          <Button danger onClick={undo}>
            {t('thing-import.undo')}
          </Button>
        )}
        {stopped && written === 0 && <DeleteImport one={one} />}
      </div>
      <Faults one={one} pass="run" count={one.written.refused} />
      {one.undone !== null && one.undone.conflicts > 0 && <Conflicts one={one} />}
    </>
  )
}

function sentenceOf({ state, undone }: ThingImport) {
  if (state === 'undone') return 'thing-import.sentence.undone'
  if (undone !== null) return 'thing-import.sentence.half-undone'
  return state === 'done' ? 'thing-import.sentence.done' : 'thing-import.sentence.stopped'
}

const MOST_SHOWN = 200

/** Things that undoing left alone, since somebody changed them afterwards. */
function Conflicts({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const say = useSay()
  const conflicts = useQuery({
    queryKey: [...importKeys.one(one.id), 'conflicts', one.revision],
    queryFn: ({ signal }) =>
      call(listImportConflicts, { params: { import: one.id }, query: { limit: MOST_SHOWN }, signal }),
  })
  return (
    <section className="panel panel-pad import-section" aria-label={t('thing-import.conflicts')}>
      <h2 className="section-title">{t('thing-import.conflicts')}</h2>
      <ul className="row-faults">
        {conflicts.data?.items.map((conflict) => (
          <li key={conflict.thing}>
            <Link to={`/things/${conflict.thing}`}>{conflict.name}</Link> {say(conflict.words)}
          </li>
        ))}
      </ul>
      {conflicts.data?.next && <p className="hint">{t('thing-import.more-refused', { count: MOST_SHOWN })}</p>}
    </section>
  )
}
