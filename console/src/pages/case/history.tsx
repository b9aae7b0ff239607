import type { CaseEntry, CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type Names, wordsOfEvent } from '@citybrain/rules/casework/history.ts'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { useCaseEntries } from '../../api/cases.ts'
import { Failure } from '../../app/notices.tsx'
import { useNames } from '../../cases/names.ts'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { momentWords } from '../../days/days.ts'
import { ValueWords } from '../../things/value-words.tsx'
import { useSay } from '../../words/say.ts'
import '../../register/history.css'

interface Props {
  readonly type: CaseType
  readonly view: CaseView
  readonly entries: ReturnType<typeof useCaseEntries>
}

/** What happened, in words, the newest first. */
export function CaseHistory({ type, view, entries }: Props) {
  const { t } = useTranslation()
  const names = useNames(type, view.state)
  return (
    <section className="panel panel-pad" aria-label={t('case.history')}>
      <h2 className="section-title">{t('case.history')}</h2>
      {entries.isPending ? (
        <Skeleton active />
      ) : entries.isError && !entries.data ? (
        <Failure error={entries.error} onRetry={() => void entries.refetch()} />
      ) : (
        <ol className="history">
          {entries.data.pages
            .flatMap(({ items }) => items)
            .map((entry) => (
              <Happened key={entry.revision} type={type} entry={entry} names={names} />
            ))}
        </ol>
      )}
      {entries.hasNextPage && (
        <Button
          type="link"
          size="small"
          className="no-print"
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {t('case.earlier')}
        </Button>
      )}
    </section>
  )
}

function Happened({ type, entry, names }: { type: CaseType; entry: CaseEntry; names: Names }) {
  const { i18n } = useTranslation()
  const say = useSay()
  const { soon } = useTimeWords()
  const { event } = entry
  const { data = {} } = event.delta
  const said = type.fields.filter(({ key }) => (data[key] ?? null) !== null)
  // Words don't look at values, which may be masked here.
  const words = wordsOfEvent(type, event as Parameters<typeof wordsOfEvent>[1], names)
  return (
    <li>
      <time className="hint figure" dateTime={event.at} title={momentWords(event.at, i18n.language)}>
        {soon(event.at)}
      </time>
      <p>{say(words)}</p>
      {said.length > 0 && (
        <dl className="case-said">
          {said.map((field) => (
            <div key={field.key} className="contents">
              <dt>{say(field.title)}</dt>
              <dd>
                <ValueWords field={field} value={data[field.key]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
