import type { Address, AddressCandidate, AddressMatch, AddressReason } from '@citybrain/contract/engines/address.ts'
import { normaliseAddress } from './normalise.ts'
import { PARTS, type Part, parseAddress } from './parse.ts'

/** How much each part says about which place is meant; administrative parts say little, since they are often left out. */
const WEIGHTS = {
  ...{ province: 0, city: 0, district: 1, street: 1, community: 2, road: 3, lane: 2, number: 4, estate: 4 },
  ...{ building: 3, gate: 1, floor: 0.5, room: 1.5, rest: 0.5 },
} as const satisfies Record<Part, number>

/** Parts that are names, which may be alike; the others are the same or not. */
const NAMES: readonly Part[] = ['street', 'community', 'road', 'estate', 'rest']
const LIKE = 0.5

const PART_WORDS = {
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  district: { zh: '区', en: 'district' },
  street: { zh: '街道', en: 'street' },
  community: { zh: '社区', en: 'community' },
  road: { zh: '道路', en: 'road' },
  lane: { zh: '支路里巷', en: 'lane' },
  number: { zh: '门牌', en: 'number' },
  estate: { zh: '小区楼宇', en: 'estate' },
  building: { zh: '楼栋', en: 'building' },
  gate: { zh: '门洞单元', en: 'gate' },
  floor: { zh: '楼层', en: 'floor' },
  room: { zh: '房号', en: 'room' },
  rest: { zh: '其余', en: 'the rest' },
} as const satisfies Record<Part, { zh: string; en: string }>

const AGREEMENT = {
  same: { zh: '相同', en: 'the same' },
  like: { zh: '相近', en: 'alike' },
  differs: { zh: '不同', en: 'another' },
  missing: { zh: '对象未填', en: 'not told' },
} as const satisfies Record<AddressReason['agrees'], { zh: string; en: string }>

/** The candidates that an address may mean, best first: how well each agrees with what the text says. */
export function matchCandidates(address: Address, candidates: readonly AddressCandidate[]): AddressMatch[] {
  return candidates
    .map((candidate) => score(address, candidate))
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
}

function score(address: Address, candidate: AddressCandidate): AddressMatch {
  const theirs = parseAddress(candidate.address ?? '')
  const name = normaliseAddress(candidate.name)
  const reasons = PARTS.flatMap((part) => reasonOf(part, address[part], { theirs: theirs[part], name }) ?? [])
  const given = PARTS.reduce((sum, part) => sum + (address[part] === null ? 0 : WEIGHTS[part]), 0)
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return { ...candidate, score: given === 0 ? 0 : Math.min(1, Math.max(0, points / given)), reasons }
}

function reasonOf(
  part: Part,
  mine: string | null,
  { theirs, name }: { theirs: string | null; name: string },
): AddressReason | null {
  const weight = WEIGHTS[part]
  if (mine === null || weight === 0) return null
  // The name of an estate or building is often not part of its own address.
  const other = theirs ?? (part === 'estate' ? name : null)
  const likeness = other === null ? 0 : likenessOf(part, mine, other)
  const agrees = other === null ? 'missing' : likeness === 1 ? 'same' : likeness >= LIKE ? 'like' : 'differs'
  const factor = { same: 1, like: likeness * 0.8, differs: -0.5, missing: 0 }[agrees]
  const [words, how] = [PART_WORDS[part], AGREEMENT[agrees]]
  const shown = other === null || agrees === 'same' ? mine : `${mine} / ${other}`
  return {
    ...{ part, agrees, points: weight * factor },
    words: { zh: `${words.zh}${how.zh}：${shown}`, en: `${words.en} ${how.en}: ${shown}` },
  }
}

function likenessOf(part: Part, mine: string, theirs: string): number {
  if (part === 'gate') return mine.replace('单元', '门') === theirs.replace('单元', '门') ? 1 : 0
  if (part === 'building') return mine.replace(/号楼|座/, '') === theirs.replace(/号楼|座/, '') ? 1 : 0
  if (!NAMES.includes(part)) return mine === theirs ? 1 : 0
  return mine === theirs ? 1 : Math.min(0.99, dice(mine, theirs))
}

/** Share of common pairs of neighbouring characters (Dice). */
function dice(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (left.length + right.length === 0) return 0
  const rest = [...right]
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (left.length + right.length)
}

function pairsOf(text: string): string[] {
  const signs = Array.from(text)
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}
