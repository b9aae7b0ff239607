import type { Instant } from '@citybrain/contract/kernel/time.ts'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../days/days.ts'
import { State } from '../words/state.tsx'
import { lateBy, toneOfDue } from './due.ts'
import { useTimeWords } from './use-time-words.ts'

interface Props {
  readonly due: Instant | null
  /** City time as of which the list is true. */
  readonly now: Instant
}

/** A deadline in a list: colour, shape and word; the exact moment on hover. */
export function DueChip({ due, now }: Props) {
  const { i18n } = useTranslation()
  const words = useDueWords()
  return (
    <Tooltip title={due ? momentWords(due, i18n.language) : undefined}>
      <span>
        <State tone={toneOfDue(due, now)}>{words({ due, now })}</State>
      </span>
    </Tooltip>
  )
}

/** 今天 16:30, 已超期 3 小时, 计时暂停. */
export function useDueWords(): (given: Props) => string {
  const { t } = useTranslation()
  const { soon } = useTimeWords()
  return ({ due, now }) => {
    if (due === null) return t('clock.state.paused')
    if (due >= now) return soon(due)
    const { amount, unit } = lateBy(due, now)
    return t(unit === 'day' ? 'clock.days-late' : 'clock.hours-late', { count: amount })
  }
}
