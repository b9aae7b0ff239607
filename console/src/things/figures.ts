/** `1234567.50` as `1,234,567.50`: exact, since it never becomes a binary number. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.')
  const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${decimal.startsWith('-') ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`
}

const STEPS = {
  zh: [
    { power: 8, word: '亿' },
    { power: 4, word: '万' },
  ],
  en: [
    { power: 9, word: ' bn' },
    { power: 6, word: ' m' },
  ],
} as const
const DIGITS_BEHIND = 2

/** A large figure as people say it, `1.23 亿`, cut to two digits behind the point; null where it is small. */
export function spoken(decimal: string, language: 'zh' | 'en'): string | null {
  const whole = decimal.replace('-', '').split('.')[0]?.replace(/^0+/, '') ?? ''
  const step = STEPS[language].find(({ power }) => whole.length > power)
  if (!step) return null
  const head = whole.slice(0, -step.power)
  const behind = whole.slice(-step.power).slice(0, DIGITS_BEHIND).replace(/0+$/, '')
  return `${decimal.startsWith('-') ? '-' : ''}${grouped(head)}${behind && `.${behind}`}${step.word}`
}
