import { getCase } from '@citybrain/contract/api/cases.ts'
import type { CaseEntry } from '@citybrain/contract/engines/case-view.ts'
import { wordsOfEvent } from '@citybrain/rules/casework/history.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { Loading } from '../../portal/notices.tsx'
import { useSay } from '../../words/say.ts'
import type { Queued, Stopped } from '../outbox/entry.ts'
import { asOf, isOffered } from '../outbox/meanwhile.ts'
import { doAgain, drop } from '../outbox/outbox.ts'
import { caseKey } from '../outbox/sender.ts'
import { useNotedWords } from '../parts/noted.ts'
import { useClassTable, useDistrictKept, useType } from '../session/day.ts'
import { SERVER } from '../session/door.ts'
import { systemNow } from '../session/enter.ts'
import { useKept, useOutboxRead, useSendingState, useWork } from '../session/work.ts'

/** What waits to be sent, what couldn't be and why; nothing goes from here but by its author's hand. */
export function Outbox() {
  const { t } = useTranslation()
  const { runner } = useWork()
  const state = useSendingState()
  const waiting = useOutboxRead()
  useTitle(t('field.outbox-title'))
  if (!waiting) return <Loading />
  return (
    <>
      <h1>{t('field.outbox-title')}</h1>
      {waiting.length === 0 && <p role="status">{t('field.outbox-none')}</p>}
      {waiting.some(({ stopped }) => stopped === null) && (
        <button type="button" className="p-button f-wide" disabled={state === 'sending'} onClick={runner.poke}>
          {t('field.outbox-send')}
        </button>
      )}
      <ul className="f-tasks">
        {waiting.map((one) => (
          <li key={one.seq} className="f-entry">
            <Waiting entry={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Waiting({ entry }: { readonly entry: Queued }) {
  const { t } = useTranslation()
  const words = useNotedWords()
  const { photos, stopped, deed } = entry
  return (
    <>
      <h2>{entry.doing}</h2>
      <p>
        {deed.kind === 'command' ? <Link to={`/field/tasks/${entry.case}`}>{entry.title}</Link> : entry.title}
        <br />
        <span className="p-hint">
          {t('field.outbox-queued', { at: words(entry.queuedAt) })}
          {photos.length > 0 && ` · ${t('field.outbox-photos', { count: photos.length })}`}
        </span>
      </p>
      {stopped ? <StoppedEntry entry={entry} stopped={stopped} /> : <p className="f-waits">{t('field.waits')}</p>}
    </>
  )
}

function StoppedEntry({ entry, stopped }: { readonly entry: Queued; readonly stopped: Stopped }) {
  const { t } = useTranslation()
  const { account, box, runner } = useWork()
  const place = { account, box, now: systemNow }
  const [fault, setFault] = useState<string | null>(null)
  const again = async () => {
    try {
      if (entry.deed.kind === 'open') await doAgain(place, entry, { before: null, now: null })
      else {
        const before =
          (await box.kept<Awaited<ReturnType<typeof SERVER.look>>['view']>(caseKey(entry.case)))?.value ?? null
        const { view } = await SERVER.look(entry.case, 0)
        if (!isOffered(view, asOf(entry.deed.command, before, view))) return setFault(t('field.again-not-offered'))
        await doAgain(place, entry, { before, now: view })
      }
      setFault(null)
      runner.poke()
    } catch {
      setFault(t('field.again-needs-network'))
    }
  }
  const throwAway = async () => {
    if (!confirm(t('field.drop-sure', { doing: entry.doing }))) return
    await drop(place, entry)
    runner.poke()
  }
  return (
    <div className="f-conflict">
      <p className="p-error" role="alert">
        {t(`field.why.${stopped.why}`, { detail: stopped.detail })}
      </p>
      {stopped.events.length > 0 && <Meanwhile id={entry.case} entries={stopped.events} />}
      {fault && (
        <p className="p-error" role="alert">
          {fault}
        </p>
      )}
      <div className="f-ways">
        <button type="button" className="p-button f-wide" onClick={() => void again()}>
          {t('field.again')}
        </button>
        {entry.deed.kind === 'command' && (
          <Link className="p-button p-second f-wide" to={`/field/tasks/${entry.case}`}>
            {t('field.see-task')}
          </Link>
        )}
        <button type="button" className="p-button p-second f-wide f-bad-way" onClick={() => void throwAway()}>
          {t('field.drop')}
        </button>
      </div>
    </div>
  )
}

/** What others did, in the words of the file. */
function Meanwhile({ id, entries }: { readonly id: string; readonly entries: readonly CaseEntry[] }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const found = useKept(caseKey(id), (signal) => call(getCase, { params: { case: id }, signal }))
  const type = useType(found.data?.value.state).data?.value
  const table = useClassTable(type).data?.value
  const departments = useDistrictKept().data?.value.profile.departments ?? []
  if (!type) return null
  const same = (text: string) => ({ zh: text, en: text })
  const names = {
    departmentOf: (code: string) => departments.find((one) => one.code === code)?.short ?? same(code),
    classOf: (code: string) => table?.entries.find((one) => one.code === code)?.title ?? same(code),
    caseOf: (other: string) => other,
  }
  return (
    <>
      <h3>{t('field.meanwhile')}</h3>
      <ol className="f-meanwhile">
        {[...entries].reverse().map(({ revision, event }) => (
          <li key={revision}>
            {say(wordsOfEvent(type, event as never, names))}{' '}
            <time className="p-hint" dateTime={event.at}>
              {momentWords(event.at, i18n.language)}
            </time>
          </li>
        ))}
      </ol>
    </>
  )
}
