import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Deed } from '../../cases/deeds.ts'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly type: CaseType
  readonly view: CaseView
  onDeed(deed: Deed): void
}

/** What was asked for and waits for an answer, work that stands still, and steps that wait for other cases. */
export function Waiting({ type, view, onDeed }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const { soon } = useTimeWords()
  const { requests, suspensions } = view.state
  const waits = view.state.items.filter(({ step }) => type.steps.find(({ key }) => key === step)?.kind === 'wait')
  if (requests.length + suspensions.length + waits.length === 0) return null
  const mayGoOn = view.actions.commands.includes('go-on')
  const open = (number: number) => view.state.children.filter((one) => one.item === number && one.end === null).length
  const mayAnswer = view.actions.commands.includes('answer')
  const mayResume = view.actions.commands.includes('resume')
  const step = (number: number) => {
    const item = view.state.items.find((one) => one.number === number)
    const found = type.steps.find(({ key }) => key === item?.step)
    return found ? say(found.title) : ''
  }
  return (
    <section className="panel panel-pad" aria-label={t('case.waiting')}>
      <h2 className="section-title">{t('case.waiting')}</h2>
      <ul className="case-asked">
        {requests.map(({ id, kind, by, at, item, reason, limit, until }) => (
          <li key={id}>
            <p>
              {t(`case.asked-${kind}`, {
                by: by.name,
                at: soon(at),
                step: step(item),
                size: limit
                  ? say(limitWords(limit))
                  : until
                    ? t('case.until-day', { day: soon(until) })
                    : t('case.no-day'),
              })}
            </p>
            <p className="hint">{reason}</p>
            {mayAnswer && (
              <div className="case-deeds">
                <Button type="primary" onClick={() => onDeed({ do: 'answer', request: id, grant: true })}>
                  {t('case.do.grant')}
                </Button>
                <Button danger onClick={() => onDeed({ do: 'answer', request: id, grant: false })}>
                  {t('case.do.refuse')}
                </Button>
              </div>
            )}
          </li>
        ))}
        {suspensions.map(({ item, since, until }) => (
          <li key={item}>
            <p>
              {t('case.stands-still', {
                step: step(item),
                since: soon(since),
                until: until ? t('case.until-day', { day: soon(until) }) : t('case.no-day'),
              })}
            </p>
            {mayResume && (
              <div className="case-deeds">
                <Button onClick={() => onDeed({ do: 'resume', item })}>{t('case.do.resume')}</Button>
              </div>
            )}
          </li>
        ))}
        {waits.map(({ number }) => (
          <li key={number}>
            <p>{t('case.waits-for', { step: step(number), count: open(number) })}</p>
            {mayGoOn && (
              <div className="case-deeds">
                <Button onClick={() => onDeed({ do: 'go-on', item: number })}>{t('case.do.go-on')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
