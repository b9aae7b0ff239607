/** Words that follow a number in an address; only before these a Chinese numeral is a number and not part of a name. */
const COUNTED = '号|楼|栋|幢|座|门|单元|层|室|户|弄|附'
const SIGNS = '[〇零一二两三四五六七八九十百]'
/** Also three signs or more that end the address after a building or gate: a room. */
const NUMERAL = new RegExp(`${SIGNS}+(?=${COUNTED})|(?<=[楼座栋门元])${SIGNS}{3,}$`, 'g')

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 }

/** 全角 to half width, no blanks or punctuation, one sort of dash, Arabic numbers where a count is meant. */
export function normaliseAddress(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,，。;；:：、()（）"“”'‘’]/g, '')
    .replace(/[－—–―~～﹣−]/g, '-')
    .replace(/#/g, '号')
    .replace(/副(?=\d|[一二三四五六七八九十])/g, '附')
    .replace(/号(?=\d+号(?!楼))/g, '号附')
    .replace(NUMERAL, numberOf)
    .toUpperCase()
}

/** 十二 is 12, 一〇三 is 103, 一百零五 is 105; what is no number stays. */
function numberOf(text: string): string {
  if (!/[十百]/.test(text)) return Array.from(text, (sign) => DIGITS[sign] ?? '').join('')
  let [sum, digit] = [0, 0]
  for (const sign of text) {
    const unit = UNITS[sign]
    if (unit === undefined) digit = DIGITS[sign] ?? 0
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return String(sum + digit)
}
