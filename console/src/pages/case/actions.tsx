import type { CaseView, ItemActions } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { wordsOfBy } from '@citybrain/rules/casework/words.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/cases.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { type Deed, openItem, titleOf } from '../../cases/deeds.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly type: CaseType
  readonly view: CaseView
  onDeed(deed: Deed): void
}

/** What one may do now, step by step, and with the case as a whole. */
export function CaseActions({ type, view, onDeed }: Props) {
  const { t } = useTranslation()
  const whole = wholeDeeds(view)
  return (
    <section className="panel panel-pad no-print" aria-label={t('case.now')}>
      {view.actions.items.map((actions) => (
        <ItemDeeds key={actions.item} type={type} view={view} actions={actions} onDeed={onDeed} />
      ))}
      <div className="case-deeds">
        {whole.map((deed) => (
          <Button key={JSON.stringify(deed)} type="text" onClick={() => onDeed(deed)}>
            {titleOf(deed, t)}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** In the order in which they are offered. */
const WHOLE = ['comment', 'urge', 'supervise', 'correct', 'merge', 'withdraw', 'reopen'] as const

function wholeDeeds({ actions, state }: CaseView): Exclude<Deed, { do: 'decide' }>[] {
  return WHOLE.filter((one) => actions.commands.includes(one)).map((one) =>
    one === 'supervise' ? { do: one, on: !state.supervised } : { do: one },
  )
}

const BUTTONS = { good: { type: 'primary' }, plain: {}, bad: { danger: true } } as const

function ItemDeeds({ type, view, actions, onDeed }: Props & { actions: ItemActions }) {
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const claim = useCommand(view.state.id)
  const at = openItem({ type, view }, actions.item)
  if (!at) return null
  const { item, step } = at
  const offered = step.outcomes.flatMap((outcome) => {
    const found = actions.outcomes.find(({ key }) => key === outcome.key)
    return found ? [{ outcome, open: found.open }] : []
  })
  const shut = offered.filter(({ open }) => !open)
  return (
    <section className="case-item" aria-label={say(step.title)}>
      <h2 className="case-item-title">{say(step.title)}</h2>
      {step.help && <p className="hint">{say(step.help)}</p>}
      {actions.hindrance && (
        <p>
          {t(`case.hindrance.${actions.hindrance}`, {
            by: say(wordsOfBy(type, step.by)),
            holder: item.assignee?.name ?? t('case.somebody'),
          })}
        </p>
      )}
      <div className="case-deeds">
        {offered.map(({ outcome, open }) => (
          <Button
            key={outcome.key}
            {...BUTTONS[outcome.tone]}
            disabled={!open}
            onClick={() => onDeed({ do: 'decide', item: item.number, outcome: outcome.key })}
          >
            {say(outcome.title)}
          </Button>
        ))}
        {actions.mayClaim && (
          <Button loading={claim.isPending} onClick={() => claim.mutate({ do: 'claim', item: item.number })}>
            {t('case.do.claim')}
          </Button>
        )}
        {besides(actions).map((deed) => (
          <Button key={deed.do} type="text" onClick={() => onDeed(deed)}>
            {titleOf(deed, t)}
          </Button>
        ))}
      </div>
      {claim.isError && (
        <p className="attach-fault" role="alert">
          {words(claim.error)}
        </p>
      )}
      {shut.length > 0 && (
        <ul className="case-shut">
          {shut.map(({ outcome }) => (
            <li key={outcome.key}>
              {say(outcome.title)}: {outcome.guard ? say(outcome.guard.otherwise) : t('case.too-early')}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function besides({ item, mayRelease, mayAssign, mayAsk }: ItemActions): Exclude<Deed, { do: 'decide' }>[] {
  return [
    ...(mayAssign ? [{ do: 'assign' as const, item }] : []),
    ...(mayRelease ? [{ do: 'release' as const, item }] : []),
    ...mayAsk.map((kind) => ({ do: `ask-${kind}` as const, item })),
  ]
}
