import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Changed, differingKeys, keysOf } from './changes.ts'
import type { Met } from './use-change.ts'
import { useKeyWords, valueAt } from './use-key-words.ts'

interface Props {
  readonly type: ThingType
  readonly opened: Thing
  readonly met: Met
  readonly busy: boolean
  onSettle(kept: Changed): void
  onLeave(): void
}

/** Two people on one thing: field by field, what it was, what the other says, what one says oneself. */
export function Meeting({ type, opened, met, busy, onSettle, onLeave }: Props) {
  const { t } = useTranslation()
  const words = useKeyWords(type)
  const theirKeys = differingKeys(opened, met.theirs)
  const myKeys = keysOf(met.changed)
  const both = myKeys.filter((key) => theirKeys.includes(key))
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const kept = withoutKeys(met.changed, theirs)
  return (
    <section className="meeting" aria-label={t('meeting-thing.title')}>
      <p role="alert">
        <strong>{t('meeting-thing.title')}</strong> {t(both.length > 0 ? 'meeting-thing.same' : 'meeting-thing.other')}
      </p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{t('condition.field')}</th>
            <th scope="col">{t('meeting-thing.before')}</th>
            <th scope="col">{t('meeting-thing.theirs')}</th>
            <th scope="col">{t('meeting-thing.mine')}</th>
            <th scope="col">{t('meeting-thing.keep')}</th>
          </tr>
        </thead>
        <tbody>
          {[...new Set([...myKeys, ...theirKeys])].map((key) => (
            <tr key={key}>
              <th scope="row">{words.nameOf(key)}</th>
              <td>{words.wordsOf(key, valueAt(opened, key))}</td>
              <td className={theirKeys.includes(key) ? 'is-theirs' : undefined}>
                {words.wordsOf(key, valueAt(met.theirs, key))}
              </td>
              <td>{myKeys.includes(key) ? words.wordsOf(key, mineAt(met.changed, key)) : '·'}</td>
              <td>
                {both.includes(key) ? (
                  <Radio.Group
                    size="small"
                    aria-label={t('meeting-thing.keep-of', { field: words.nameOf(key) })}
                    value={theirs.has(key) ? 'theirs' : 'mine'}
                    onChange={({ target }) => setTheirs(toggled(theirs, key, target.value === 'theirs'))}
                    options={(['mine', 'theirs'] as const).map((one) => ({
                      value: one,
                      label: t(`meeting-thing.${one}`),
                    }))}
                  />
                ) : (
                  t(myKeys.includes(key) ? 'meeting-thing.mine' : 'meeting-thing.theirs')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="fact-form-foot">
        <Button type="primary" size="small" loading={busy} onClick={() => onSettle(kept)}>
          {t('meeting-thing.save')}
        </Button>
        <Button size="small" onClick={onLeave}>
          {t('form.keep-editing')}
        </Button>
      </div>
    </section>
  )
}

function mineAt(changed: Changed, key: string): unknown {
  if (key.startsWith('attributes.')) return changed.attributes?.[key.slice('attributes.'.length)]
  return changed[key as keyof Changed]
}

function toggled(keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(keys)
  if (on) next.add(key)
  else next.delete(key)
  return next
}

function withoutKeys(changed: Changed, dropped: ReadonlySet<string>): Changed {
  const { attributes, ...core } = changed
  const keptCore = Object.fromEntries(Object.entries(core).filter(([key]) => !dropped.has(key))) as Changed
  const keptFields = Object.entries(attributes ?? {}).filter(([key]) => !dropped.has(`attributes.${key}`))
  return keptFields.length > 0 ? { ...keptCore, attributes: Object.fromEntries(keptFields) } : keptCore
}
