import { DepartmentKind } from '@citybrain/contract/engines/district.ts'
import type { Unit } from '@citybrain/contract/engines/organisation.ts'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly units: readonly Unit[]
  readonly q: string
  readonly current: string | null
  onChoose(code: string): void
}

/** The district's units by kind; arrow keys go up and down. */
export function UnitList({ units, q, current, onChoose }: Props) {
  const { t } = useTranslation()
  const typed = q.trim().toLowerCase()
  const passing = units.filter((one) => textOf(one).includes(typed))
  const groups = DepartmentKind.options
    .map((kind) => ({ kind, of: passing.filter((one) => one.kind === kind) }))
    .filter(({ of }) => of.length > 0)
  return (
    <nav className="panel unit-list" aria-label={t('organisation.units')} onKeyDown={walk}>
      {groups.length === 0 && <p className="hint unit-none">{t('organisation.no-unit-found')}</p>}
      {groups.map(({ kind, of }) => (
        <section key={kind}>
          <h2 className="unit-kind">
            {t(`unit-kind.${kind}`)} <span className="hint">{of.length}</span>
          </h2>
          <ul>
            {of.map((unit) => (
              <li key={unit.code}>
                <Entry unit={unit} current={unit.code === current} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function Entry({ unit, current, onChoose }: { unit: Unit; current: boolean; onChoose(code: string): void }) {
  const { t } = useTranslation()
  const say = useSay()
  const entry = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <button
      ref={entry}
      type="button"
      className="unit-entry"
      {...(current && { 'aria-current': 'true' as const })}
      onClick={() => onChoose(unit.code)}
    >
      <span>{say(unit.short)}</span>
      <span className="hint">{t('organisation.held', { held: unit.posts - unit.vacant, posts: unit.posts })}</span>
    </button>
  )
}

const textOf = ({ name, short, code }: Unit) => [name.zh, name.en, short.zh, short.en, code].join(' ').toLowerCase()

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.unit-entry')]
  const at = entries.findIndex((one) => one.matches(':focus'))
  entries[Math.max(0, Math.min(entries.length - 1, at + step))]?.focus()
  event.preventDefault()
}
