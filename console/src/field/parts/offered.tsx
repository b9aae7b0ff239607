import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useTranslation } from 'react-i18next'
import { type Deed, openItem, planOf, titleOf } from '../../cases/deeds.ts'
import { useSay } from '../../words/say.ts'
import { CHOSEN_HERE } from '../form/choosers.tsx'
import type { Queued } from '../outbox/entry.ts'

interface Props {
  readonly view: CaseView
  readonly type: CaseType
  readonly waiting: readonly Queued[]
  onChoose(deed: Deed): void
  onClaim(item: number): void
}

/** What the flow lets one do with the case, save what was done already and waits to be sent. */
export function Offered({ view, type, waiting, onChoose, onClaim }: Props) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const isHere = (deed: Deed) => {
    const plan = planOf(deed, { type, view, t, language })
    return plan?.chooses.every((one) => CHOSEN_HERE.includes(one)) ?? false
  }
  const ways = view.state.items.flatMap(({ number: item }) => {
    const at = openItem({ type, view }, item)
    if (!at || isLeft(item, waiting, type, at.step.key)) return []
    const outcomes = at.actions.outcomes.flatMap(({ key, open }) => {
      const outcome = at.step.outcomes.find((one) => one.key === key)
      return open && outcome
        ? [{ deed: { do: 'decide', item, outcome: key } as const, title: say(outcome.title), tone: outcome.tone }]
        : []
    })
    const plain = [
      ...(at.actions.mayRelease ? [{ do: 'release', item } as const] : []),
      ...at.actions.mayAsk.map((asked) => ({ do: `ask-${asked}`, item }) as const),
    ].map((deed) => ({ deed, title: titleOf(deed, t), tone: 'plain' as const }))
    const isClaimed = waiting.some(({ deed }) => deed.kind === 'command' && deed.command.do === 'claim')
    return [
      {
        item,
        ways: [...outcomes, ...plain].filter(({ deed }) => isHere(deed)),
        mayClaim: at.actions.mayClaim && !isClaimed,
      },
    ]
  })
  const comments = view.actions.commands.includes('comment')
  return (
    <section aria-label={t('field.do')} className="f-ways">
      {ways.every((one) => one.ways.length === 0 && !one.mayClaim) && (
        <p className="p-hint">{t('field.nothing-to-do')}</p>
      )}
      {ways.map(({ item, ways: all, mayClaim }) => (
        <div key={item} className="f-ways">
          {mayClaim && (
            <button type="button" className="p-button p-second f-wide" onClick={() => onClaim(item)}>
              {t('case.do.claim')}
            </button>
          )}
          {all.map(({ deed, title, tone }) => (
            <button
              key={title}
              type="button"
              className={
                tone === 'good' ? 'p-button f-wide' : `p-button p-second f-wide${tone === 'bad' ? ' f-bad-way' : ''}`
              }
              onClick={() => onChoose(deed)}
            >
              {title}
            </button>
          ))}
        </div>
      ))}
      {comments && (
        <button type="button" className="p-button p-second f-wide" onClick={() => onChoose({ do: 'comment' })}>
          {t('case.do.comment')}
        </button>
      )}
    </section>
  )
}

/** Whether the work goes on from there, or to somebody else, by what waits to be sent. */
function isLeft(item: number, waiting: readonly Queued[], type: CaseType, step: string): boolean {
  return waiting.some(({ deed }) => {
    if (deed.kind !== 'command' || !('item' in deed.command) || deed.command.item !== item) return false
    if (deed.command.do !== 'decide') return deed.command.do === 'release' || deed.command.do === 'assign'
    const { outcome: key } = deed.command
    const at = type.steps.find((one) => one.key === step)
    return at?.kind !== 'task' || at.outcomes.find((one) => one.key === key)?.to !== null
  })
}
