import type { DuplicatePair } from '@citybrain/contract/engines/duplicate.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { ReasonLine } from './reasons.tsx'

interface Props {
  readonly pairs: readonly DuplicatePair[]
  readonly chosen: string | null
  readonly more: boolean
  onChoose(pair: string): void
  onMore(): void
}

/** The pairs, the likeliest first; the chosen one is kept in sight. */
export function PairList({ pairs, chosen, more, onChoose, onMore }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const entry = list.current?.querySelector(`[data-pair="${CSS.escape(chosen ?? '')}"]`)
    entry?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <nav className="panel pair-list" aria-label={t('duplicates.list')}>
      <ul ref={list}>
        {pairs.map((pair) => (
          <li key={pair.id}>
            <Entry pair={pair} current={pair.id === chosen} onChoose={() => onChoose(pair.id)} />
          </li>
        ))}
      </ul>
      {more && (
        <p className="grid-more">
          <Button size="small" onClick={onMore}>
            {t('list.more')}
          </Button>
        </p>
      )}
    </nav>
  )
}

function Entry({ pair, current, onChoose }: { pair: DuplicatePair; current: boolean; onChoose(): void }) {
  const { t } = useTranslation()
  const { typeOf } = useTypes()
  const say = useSay()
  const type = typeOf(pair.type)
  const [one, other] = pair.things
  return (
    <button
      type="button"
      className="pair-entry"
      data-pair={pair.id}
      aria-current={current ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className="pair-score figure">
        <span className="visually-hidden">{t('duplicates.score')} </span>
        {pair.score}
      </span>
      <span className="pair-names">
        <span>{one.name}</span>
        <span>{other.name}</span>
        <span className="hint">
          {type && `${say(type.title)} · `}
          <ReasonLine reasons={pair.reasons} type={type} />
        </span>
      </span>
    </button>
  )
}
