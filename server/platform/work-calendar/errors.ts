import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchCalendar = (key: string, known: readonly string[]) =>
  new Refusal(
    'NotFound',
    'calendar.no-such-calendar',
    {
      zh: `没有工作日历“${key}”。现有：${known.join('、')}。`,
      en: `There is no work calendar "${key}". There are: ${known.join(', ')}.`,
    },
    { known },
  )

export const calendarChanged = (revision: number) =>
  new Refusal(
    'Conflict',
    'calendar.changed-meanwhile',
    {
      zh: '工作日历在此期间已被他人修改，没有保存。请刷新后重试。',
      en: 'The work calendar was changed by someone else in the meantime; nothing was saved. Reload and try again.',
    },
    { revision },
  )

export const noRevision = () =>
  new Refusal('Invalid', 'calendar.no-revision', {
    zh: '缺少修订号，没有保存。请在请求中写明 revision，或用 If-Match。',
    en: 'The revision is missing; nothing was saved. Name it as revision or with If-Match.',
  })
