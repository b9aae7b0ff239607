const DAY_MS = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** Excel shows fifteen digits; what binary arithmetic leaves behind them is noise. */
const DIGITS = 15

/** A stored number as exact decimal text: 0.34999999999999998 → 0.35; one whose digits are lost stays in powers of ten. */
export function numberText(stored: string): string {
  const value = Number(stored)
  if (!Number.isFinite(value)) return stored
  const short = Number(value.toPrecision(DIGITS))
  return Math.abs(short) >= 1e15 ? short.toExponential() : plainText(short)
}

/** Never in powers of ten: 1e-7 → 0.0000001. */
function plainText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

/** 0.355 shown as 35.5% → `35.5%`. */
export function percentText(stored: string): string {
  const value = Number(stored)
  return Number.isFinite(value) ? `${numberText(String(Number((value * 100).toPrecision(DIGITS))))}%` : stored
}

/** A day as `2023-09-15`, with its time of day where it has one; null for what is no day of Excel's calendar. */
export function dateText(stored: string, from1904: boolean): string | null {
  const serial = Number(stored)
  // 9999-12-31 is the last day that Excel knows.
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null
  if (serial < 1 && !from1904) return timeOfDay(serial)
  // Excel takes 1900 for a leap year: its days before 1 March are one too high, and 60 is no day at all.
  const days = !from1904 && serial < 60 ? serial + 1 : serial
  if (!from1904 && Math.floor(serial) === 60) return null
  const ms = Math.round((days * DAY_MS) / 1000) * 1000
  const iso = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + ms).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

const timeOfDay = (share: number) => new Date(Math.round((share * DAY_MS) / 1000) * 1000).toISOString().slice(11, 19)
