import type { Commitment, RegisterChange } from '@citybrain/contract/engines/register.ts'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../days/days.ts'
import { differingFields } from './changes.ts'
import { FIELD_NAMES, useFieldWords } from './field-words.ts'
import './history.css'

/** What was done with a row, newest first, each change in words. */
export function RowHistory({ row, changes }: { row: Commitment; changes: readonly RegisterChange[] }) {
  const { t } = useTranslation()
  const newestFirst = [...changes].sort((a, b) => b.seq - a.seq)
  return (
    <ol className="history">
      {newestFirst.map((change) => (
        <li key={change.id}>
          <ChangeWords change={change} row={row} />
        </li>
      ))}
      <li>
        <p>{t(row.origin === 'compiled' ? 'history.compiled' : `history.${row.origin}`)}</p>
      </li>
    </ol>
  )
}

function ChangeWords({ change, row }: { change: RegisterChange; row: Commitment }) {
  const { t, i18n } = useTranslation()
  const words = useFieldWords()
  const before = change.before.find((one) => one.id === row.id)
  const after = change.after.find((one) => one.id === row.id)
  const fields = before && after ? differingFields(before, after).filter((field) => field in FIELD_NAMES) : []
  return (
    <>
      <p>
        <strong>{change.by}</strong> {t(`did.${change.did}`)}
        <time className="hint figure" dateTime={change.at}>
          {' '}
          {momentWords(change.at, i18n.language)}
        </time>
      </p>
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={field}>
              {t('history.field', {
                field: words.nameOf(field),
                before: words.wordsOf(field, before?.[field]),
                after: words.wordsOf(field, after?.[field]),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
