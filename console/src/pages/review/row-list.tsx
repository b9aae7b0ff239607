import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from './desk.ts'
import { RowCard } from './row-card.tsx'

const REACHABLE = { tabIndex: 0 }

/** The rows that pass the filter; only those in sight are in the page. */
export function RowList({ onShowText }: { onShowText?: () => void }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const pane = useRef<HTMLElement>(null)
  const { shown, selected } = desk
  const cards = useVirtualizer({
    count: shown.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 92,
    getItemKey: (at) => shown[at]?.id ?? at,
    overscan: 6,
  })
  const at = selected ? shown.findIndex((row) => row.id === selected.id) : -1
  useEffect(() => {
    if (at < 0) return
    cards.scrollToIndex(at, { align: 'auto' })
    // The card opens only now: once it is measured, its head must be in sight, and all of it where it fits.
    const timer = setTimeout(() => showCard(pane.current), 60)
    return () => clearTimeout(timer)
  }, [at, cards])
  return (
    <>
      {desk.mayEdit && <CheckAll />}
      <section ref={pane} className="row-pane" {...REACHABLE} aria-label={t('review.rows')}>
        <ul className="row-list" style={{ height: cards.getTotalSize() }}>
          {cards.getVirtualItems().map((item) => {
            const row = shown[item.index]
            return row ? (
              <li
                key={item.key}
                ref={cards.measureElement}
                data-index={item.index}
                aria-setsize={shown.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <RowCard row={row} {...(onShowText ? { onShowText } : {})} />
              </li>
            ) : null
          })}
        </ul>
      </section>
    </>
  )
}

function showCard(pane: HTMLElement | null): void {
  const card = pane?.querySelector('.row-card.is-selected')
  if (!pane || !card) return
  const fits = card.getBoundingClientRect().height < pane.clientHeight - 16
  card.scrollIntoView({ block: fits ? 'nearest' : 'start' })
  const focused = document.activeElement
  if (focused !== document.body && !pane.contains(focused)) return
  card.querySelector<HTMLElement>('.row-main')?.focus({ preventScroll: true })
}

function CheckAll() {
  const { t } = useTranslation()
  const { shown, checked, setChecked } = useDesk()
  const chosen = shown.filter((row) => checked.has(row.id)).length
  const all = chosen === shown.length
  return (
    <div className="check-all">
      <Checkbox
        checked={all}
        indeterminate={chosen > 0 && !all}
        onChange={() => setChecked(new Set(all ? [] : shown.map((row) => row.id)))}
      >
        {t('bulk.all', { count: shown.length })}
      </Checkbox>
    </div>
  )
}
