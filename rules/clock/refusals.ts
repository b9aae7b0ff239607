import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { type Limit, limitWords } from '@citybrain/contract/kernel/limit.ts'
import { FIRST_YEAR } from './notices.ts'

/** Texts of strangers are told back no longer than this. */
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export const beforeCalendars = (date: string) =>
  new Refusal('Invalid', 'clock.too-early', {
    zh: `工作日历自${FIRST_YEAR}年起，不能从${date}起算。请核对日期。`,
    en: `Work calendars begin in ${FIRST_YEAR}; nothing can be counted from ${date}. Check the date.`,
  })

export const beyondCalendars = (year: number) =>
  new Refusal('Invalid', 'clock.too-far', {
    zh: `期限超出${year}年，无法推算。请核对期限。`,
    en: `The time limit reaches beyond the year ${year} and cannot be worked out. Check the limit.`,
  })

export const badLimit = (text: string) =>
  new Refusal(
    'Invalid',
    'clock.bad-limit',
    {
      zh: `看不懂期限“${shown(text)}”。请写成：24工作时、30工作分钟、2个工作日、4紧急工作时、15紧急分钟、10自然日；“天”按工作日、“小时”按工作时计；只写“日”分不清工作日与自然日。`,
      en: `"${shown(text)}" is not a time limit. Write 24 working hours, 30 working minutes, 2 working days, 4 urgent hours, 15 urgent minutes or 10 natural days; plain days are working days and plain hours working hours.`,
    },
    {
      accepted: ['working hours', 'working minutes', 'working days', 'urgent hours', 'urgent minutes', 'natural days'],
    },
  )

export const badInstant = (text: string) =>
  new Refusal('Invalid', 'clock.bad-instant', {
    zh: `“${shown(text)}”不是有效的时间。请写成 2023-09-28T16:00（北京时间），或带时区，如 2023-09-28T08:00:00Z。`,
    en: `"${shown(text)}" is not a moment that exists. Write 2023-09-28T16:00 (time of Shanghai), or with a zone, such as 2023-09-28T08:00:00Z.`,
  })

export const badPause = (text: string) =>
  new Refusal('Invalid', 'clock.bad-pause', {
    zh: `“${shown(text)}”不是暂停时段。请写成“始/止”，如 2023-09-13T10:00/2023-09-15T11:00；尚未恢复的只写“始/”。`,
    en: `"${shown(text)}" is not a pause. Write START/END, such as 2023-09-13T10:00/2023-09-15T11:00, or START/ while it lasts.`,
  })

export const backwards = (from: string, to: string) =>
  new Refusal('Invalid', 'clock.backwards', {
    zh: `时段从${from}到${to}，结束早于开始。请核对两个时间。`,
    en: `The time from ${from} to ${to} ends before it begins. Check both.`,
  })

export const pausedBeforeStart = (from: string, start: string) =>
  new Refusal('Invalid', 'clock.paused-before-start', {
    zh: `暂停始于${from}，早于起算时间${start}。请核对暂停时间。`,
    en: `The pause begins at ${from}, before the clock starts at ${start}. Check the pause.`,
  })

export const otherFamily = (limit: Limit, extension: Limit) =>
  new Refusal('Invalid', 'clock.other-unit', {
    zh: `${limitWords(limit).zh}的期限不能延长${limitWords(extension).zh}：两者计法不同。请用同类单位延长。`,
    en: `A limit of ${limitWords(limit).en} cannot be extended by ${limitWords(extension).en}: they count differently. Extend it in a unit of its own kind.`,
  })
