import { DayWindows } from '@citybrain/contract/kernel/work-calendar.ts'

/** `08:30–12:00 14:00–18:00`, as people read and write office hours. */
export function hoursText(windows: DayWindows): string {
  return windows.map(({ from, to }) => `${from}–${to}`).join(' ')
}

/** Nothing is a day without office hours; null is nothing that can be understood. */
export function readHours(text: string): DayWindows | null {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*[-–—~至]\s*/g, '-')
    .split(/[\s,，;；、]+/)
  const windows = parts
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split('-').map((time) => time.padStart(5, '0'))
      return { from, to }
    })
  return DayWindows.safeParse(windows).data ?? null
}
