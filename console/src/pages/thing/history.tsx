import type { Fact, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { fold } from '@citybrain/rules/registry/fold.ts'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useThingHistory } from '../../api/things.ts'
import { Failure } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { validityWords } from '../../days/validity.ts'
import { useSession } from '../../session/session.ts'
import { usePersonWords, useSystemWords } from '../../things/manual.ts'
import { useKeyWords } from './use-key-words.ts'
import '../../register/history.css'

const FIRST_SHOWN = 12

/** What was said and done, newest first, in words: what from, what to, true since when, on whose word. */
export function History({ type, thing }: { type: ThingType; thing: Thing }) {
  const { t } = useTranslation()
  const history = useThingHistory(thing.id)
  const [all, setAll] = useState(false)
  return (
    <section className="panel panel-pad" aria-label={t('history.title')}>
      <h2 className="section-title">{t('history.title')}</h2>
      {history.isPending ? (
        <Skeleton active />
      ) : history.isError ? (
        <Failure error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <>
          <ol className="history">
            {history.data.slice(0, all ? undefined : FIRST_SHOWN).map((fact, at) => (
              <li key={fact.revision}>
                <FactWords type={type} fact={fact} before={history.data.slice(at + 1)} />
              </li>
            ))}
          </ol>
          {!all && history.data.length > FIRST_SHOWN && (
            <Button type="link" size="small" className="no-print" onClick={() => setAll(true)}>
              {t('thing.all-history', { count: history.data.length })}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function FactWords({ type, fact, before }: { type: ThingType; fact: Fact; before: readonly Fact[] }) {
  const { t, i18n } = useTranslation()
  const { today } = useSession()
  const words = useKeyWords(type)
  const systemWords = useSystemWords()
  const personWords = usePersonWords()
  const held = fold(before, { on: fact.validFrom ?? today, knownBefore: null })
  const keys = Object.keys(fact.patch).filter((key) => key !== '$merged' && key !== '$ended')
  return (
    <>
      <p>
        <strong>{personWords(fact.by.name)}</strong> {t(`fact.${fact.kind}`)}
        <time className="hint figure" dateTime={fact.knownAt}>
          {' '}
          {momentWords(fact.knownAt, i18n.language)}
        </time>
      </p>
      {keys.length > 0 && (
        <ul>
          {keys.map((key) => (
            <li key={key}>
              {fact.kind === 'created'
                ? t('fact.said', { field: words.nameOf(key), value: words.wordsOf(key, fact.patch[key]) })
                : t('history.field', {
                    field: words.nameOf(key),
                    before: words.wordsOf(key, held.get(key)?.value),
                    after: words.wordsOf(key, fact.patch[key]),
                  })}
            </li>
          ))}
        </ul>
      )}
      <p className="hint">
        {validityWords(fact, t)} · {systemWords(fact.source.system)}
        {fact.source.document && ` · ${fact.source.document}`}
        {fact.reason && ` · ${t('fact.reason', { reason: fact.reason })}`}
      </p>
    </>
  )
}
