import type { Address } from '@citybrain/contract/engines/address.ts'
import { normaliseAddress } from './normalise.ts'

export const PARTS = [
  ...(['province', 'city', 'district', 'street', 'community', 'road', 'lane', 'number', 'estate'] as const),
  ...(['building', 'gate', 'floor', 'room', 'rest'] as const),
]
export type Part = (typeof PARTS)[number]

const EMPTY = Object.fromEntries(PARTS.map((part) => [part, null])) as Record<Part, null>
const HAN = '\\p{Script=Han}'

/** How a part begins what is left of the text, and how it is written in the standard form. */
interface Rule {
  readonly part: Part
  readonly pattern: RegExp
  readonly write: (found: RegExpExecArray) => string
}

const whole = ([text]: RegExpExecArray) => text
const rule = (part: Part, pattern: string, write: Rule['write'] = whole): Rule => ({
  part,
  pattern: new RegExp(`^${pattern}`, 'u'),
  write,
})

const MUNICIPALITY = '(北京|天津|上海|重庆)'
const SUB = '[甲乙丙丁戊临]'

/** In the order in which an address names them; each is tried once on what the ones before have left. */
const RULES: readonly Rule[] = [
  rule('province', `${MUNICIPALITY}市?(?!${HAN}?[路道街里园])`, (found) => `${found[1]}市`),
  rule('province', `${HAN}{2,7}?(?:省|自治区|特别行政区)`),
  rule('city', `(?!${HAN}?[路道街])${HAN}{2,7}?(?:市(?![辖场])|自治州|地区)`),
  rule(
    'district',
    `(?:市辖区)?(${HAN}{1,6}?(?<![社小园校片景厂地])[区县旗])(?!${HAN}?[路道街]\\d)`,
    (found) => found[1] ?? '',
  ),
  rule('street', `(${HAN}{1,9}?)街道(?:办事处|办)?`, (found) => `${found[1]}街道`),
  rule(
    'community',
    `([${HAN}A-Z0-9]{1,12}?)(?:社区居委会|社区居民委员会|社区|居委会|居民委员会)`,
    (found) => `${found[1]}社区`,
  ),
  rule('road', `${HAN}{1,10}?(?:大街|大道|马路|公路|支路|路|街|道|胡同)(?!${HAN}?社区)`),
  rule('lane', `(?:\\d+(?:弄|巷|条|支路)|${HAN}{1,5}?(?:支路|巷|弄|胡同))`),
  rule('number', numberPattern(), writeNumber),
  rule('estate', `[^\\d]*?${HAN}[^\\d]*?(?=\\d|[A-Z]\\d*(?:座|栋|幢|号楼|号)|[甲乙丙丁](?:座|栋|幢|楼)|$)`),
  rule('number', numberPattern(), writeNumber),
  rule('building', `([A-Z]?\\d+|[A-Z]|[甲乙丙丁])(号楼|栋|幢|座|楼|号(?=\\d))`, ([, name, sort]) =>
    sort === '座' ? `${name}座` : `${name}号楼`,
  ),
  rule('building', `(\\d+)-(?=\\d+-\\d+$|\\d{3,4}$)`, ([, name]) => `${name}号楼`),
  rule('gate', `(\\d+|[A-Z])(单元|门洞|号门|门)`, ([, name, sort]) => `${name}${sort === '单元' ? '单元' : '门'}`),
  rule('gate', `(\\d+)-(?=\\d{2,5}$)`, ([, name]) => `${name}门`),
  rule('floor', `(\\d{1,3})(?:层|F)`, ([, name]) => `${name}层`),
  rule('room', `-?(\\d{1,5}[A-Z]?)(?:室|户|号)?$`, ([, name]) => `${name}室`),
  rule('room', `(\\d{1,5}[A-Z]?)(?:室|户)`, ([, name]) => `${name}室`),
]

/** 12号, 甲12号, 12号甲, 12-14号, 12号附3; not the 3号 of 3号楼. */
function numberPattern(): string {
  return `(${SUB})?(\\d{1,5})(?:-(\\d{1,5}))?(${SUB})?号(?!楼|门)(${SUB})?(?:附(\\d{1,4})号?)?(?:院)?`
}

function writeNumber([, before, first, last, middle, after, sub]: RegExpExecArray): string {
  const range = last === undefined ? first : `${first}-${last}`
  return `${before ?? middle ?? after ?? ''}${range}号${sub === undefined ? '' : `附${sub}`}`
}

/** The parts of an address. The same address written in its standard form gives the same parts. */
export function parseAddress(text: string): Address {
  let standard = normaliseAddress(text)
  let address = parseOnce(standard)
  // What one reading leaves over may read on once it is written in its place.
  for (let round = 0; round < ROUNDS; round++) {
    const written = normaliseAddress(formatAddress(address))
    if (written === standard) break
    standard = written
    address = parseOnce(standard)
  }
  return address
}

const ROUNDS = 12

function parseOnce(text: string): Address {
  const address: Address = { ...EMPTY }
  let left = text
  for (const { part, pattern, write } of RULES) {
    if (address[part] !== null) continue
    const found = pattern.exec(left)
    if (!found || found[0] === '') continue
    address[part] = write(found)
    left = left.slice(found[0].length)
  }
  return { ...address, rest: left || null }
}

/** The address in its standard form (标准地址): its parts from the largest to the smallest. */
export function formatAddress(address: Address): string {
  return PARTS.map((part) => address[part] ?? '').join('')
}
