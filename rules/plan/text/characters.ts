import { SIMPLIFIED, TRADITIONAL } from './traditional.gen.ts'

/** Stands for a character outside the basic plane, so that one character of the plain text is one code unit. */
const ASTRAL = 0x3013
const TO_SIMPLIFIED = new Map<number, number>()
const TO_TRADITIONAL = new Map<string, string>()
for (let i = 0; i < TRADITIONAL.length; i += 1) {
  TO_SIMPLIFIED.set(TRADITIONAL.charCodeAt(i), SIMPLIFIED.charCodeAt(i))
  TO_TRADITIONAL.set(SIMPLIFIED.charAt(i), TRADITIONAL.charAt(i))
}
// Where one simplified character has several traditional ones, the one that planning texts use.
const PREFERRED = '个個户戶业業产產农農镇鎮额額总總惠惠数數资資设設面面积積里里后後发發制制系系干幹'
for (let i = 0; i < PREFERRED.length; i += 2) TO_TRADITIONAL.set(PREFERRED.charAt(i), PREFERRED.charAt(i + 1))

const PUNCTUATION: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '?',
  '⁇': '?',
  '\ufffd': '?',
  '□': '?',
  '[': '[',
  '〔': '[',
  '［': '[',
  '【': '[',
  '〖': '[',
  ']': ']',
  '〕': ']',
  '］': ']',
  '】': ']',
  '〗': ']',
  '∶': '：',
  '︰': '：',
  '﹕': '：',
  '–': '—',
  '―': '—',
  '─': '—',
  '━': '—',
  '−': '—',
  '‐': '-',
  '‑': '-',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '「': '“',
  '『': '“',
  '」': '”',
  '』': '”',
  '„': '“',
  '‟': '“',
  '＂': '"',
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '﹥': '>',
  '﹤': '<',
  '²': '2',
  '³': '3',
  ɡ: 'g',
  '•': '·',
  '‧': '·',
  '・': '·',
  '●': '·',
  '◆': '·',
  '■': '·',
  '▲': '·',
  '★': '·',
  '◎': '·',
  '○': '〇',
  '\r': ' ',
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u200b': ' ',
  '\u200c': ' ',
  '\u200d': ' ',
  '\u2060': ' ',
  '\ufeff': ' ',
  '\v': ' ',
  '\f': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
  '\u0085': '\n',
}
const MAPPED = new Map(Object.entries(PUNCTUATION).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]))

function isCompatible(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0x2000 && code <= 0x200a)
  )
}

/** One code point as the plain text writes it: half width, simplified, one sign for each kind of punctuation. */
export function plainCode(code: number): number {
  if (code < 0x80) return MAPPED.get(code) ?? code
  if (code > 0xffff) return ASTRAL
  if (code >= 0x4e00 && code <= 0x9fff) return TO_SIMPLIFIED.get(code) ?? code
  const mapped = MAPPED.get(code)
  if (mapped !== undefined) return mapped
  if (code >= 0xff01 && code <= 0xff5e) return plainCode(code - 0xfee0)
  if (!isCompatible(code)) return TO_SIMPLIFIED.get(code) ?? code
  const folded = String.fromCharCode(code).normalize('NFKC')
  return folded.length === 1 ? plainOnce(folded.charCodeAt(0)) : code
}

function plainOnce(code: number): number {
  return MAPPED.get(code) ?? TO_SIMPLIFIED.get(code) ?? code
}

/** True where the text writes a character of the traditional script only. */
export function isTraditional(code: number): boolean {
  return code >= 0x3400 && TO_SIMPLIFIED.has(code)
}

/** Words added by the compiler (惠及户数) in the script of the text. */
export function toTraditional(text: string): string {
  let result = ''
  for (const char of text) result += TO_TRADITIONAL.get(char) ?? char
  return result
}

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || code === ASTRAL
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

export function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
