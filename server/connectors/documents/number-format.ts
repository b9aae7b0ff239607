const DIGITS = '〇一二三四五六七八九'
const FORMAL = '零壹贰叁肆伍陆柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const FORMATS: Record<string, (n: number) => string> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => [...String(n)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  decimalFullWidth2: (n) => [...String(n)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  chineseCounting: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  chineseCountingThousand: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  japaneseCounting: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  taiwaneseCounting: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  taiwaneseCountingThousand: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  koreanCounting: (n) => counting(n, DIGITS, ['', '十', '百', '千'], true),
  chineseLegalSimplified: (n) => counting(n, FORMAL, ['', '拾', '佰', '仟'], false),
  ideographDigital: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]).join(''),
  japaneseDigitalTenThousand: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]).join(''),
  taiwaneseDigital: (n) => [...String(n)].map((digit) => DIGITS[Number(digit)]).join(''),
  ideographTraditional: (n) => STEMS[(n - 1) % 10] ?? '',
  ideographZodiac: (n) => BRANCHES[(n - 1) % 12] ?? '',
  decimalEnclosedCircle: (n) => enclosed(n, 0x2460, 20),
  decimalEnclosedCircleChinese: (n) => enclosed(n, 0x2460, 20),
  decimalEnclosedParen: (n) => enclosed(n, 0x2474, 20),
  decimalEnclosedFullstop: (n) => enclosed(n, 0x2488, 20),
  ideographEnclosedCircle: (n) => enclosed(n, 0x3280, 10),
  upperLetter: letter,
  lowerLetter: (n) => letter(n).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  none: () => '',
}

/** A list number as Word's number format writes it (ST_NumberFormat, ISO/IEC 29500-1 17.18.59); decimal if unknown. */
export function formatNumber(n: number, format: string): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) return String(n)
  return (FORMATS[format] ?? String)(n)
}

function counting(n: number, digits: string, places: string[], dropsLeadingOne: boolean): string {
  const figures = [...String(n)].map(Number)
  let out = ''
  let gap = false
  figures.forEach((figure, index) => {
    const place = figures.length - 1 - index
    if (figure === 0) {
      gap = true
      return
    }
    if (gap && out !== '') out += '零'
    gap = false
    out += (digits[figure] ?? '') + (places[place] ?? '')
  })
  return dropsLeadingOne && n >= 10 && n < 20 ? out.slice(1) : out
}

function enclosed(n: number, first: number, count: number): string {
  return n <= count ? String.fromCodePoint(first + n - 1) : String(n)
}

function letter(n: number): string {
  return String.fromCodePoint(65 + ((n - 1) % 26)).repeat(Math.min(20, Math.ceil(n / 26)))
}

function roman(n: number): string {
  let rest = n
  let out = ''
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      out += sign
      rest -= value
    }
  }
  return out
}
