import type { NamedUnit } from '@citybrain/contract/engines/commitment.ts'
import type { Department, DistrictProfile, Matter } from '@citybrain/contract/engines/district.ts'
import type { OwnerSuggestion } from '@citybrain/contract/engines/plan.ts'

/** A district's departments and matters, made ready for many questions. */
export interface OwnerTable {
  byName: ReadonlyMap<string, Department>
  streetOffices: readonly string[]
  /** Every word of every matter, longest first. */
  words: readonly { word: string; matter: Matter }[]
  nameOf: (code: string) => string
}

export function ownerTable(profile: DistrictProfile): OwnerTable {
  const { departments } = profile
  const names = departments.flatMap((one) =>
    [one.name.zh, one.short.zh, ...one.aliases].map((name) => [plain(name), one] as const),
  )
  const short = new Map<string, string>(departments.map((one) => [one.code, one.short.zh]))
  return {
    byName: new Map(names),
    streetOffices: departments.filter((one) => one.kind === 'street-office').map((one) => one.code),
    words: profile.matters
      .flatMap((matter) => matter.words.map((word) => ({ word, matter })))
      .sort((a, b) => b.word.length - a.word.length),
    nameOf: (code) => short.get(code) ?? code,
  }
}

/** Blanks, brackets' content and the leading 区/县/市 make no other department. */
const plain = (name: string) => name.replace(/[\s((][^))]*[))]?/gu, '').replace(/^[区县市](?=.{2})/u, '')

/** Texts write «各街道», «各镇街», «12个街道»: all street offices. */
const ALL_STREETS = /^(各|全部|所有|\d+个|十二个)?(相关)?(街道|镇街|街镇|乡镇|街)(办事处|\(乡镇\))?$/u

/**
 * Who should own a commitment: the units that its text names, else the matter whose word stands in the clause, else the
 * one whose word stands in the paragraph. The reason names which of these it was. Empty where nothing is known.
 */
export function suggestOwners(
  table: OwnerTable,
  row: { units: readonly NamedUnit[]; quote: string; subject: string },
  paragraph: string,
): OwnerSuggestion {
  const named = fromText(table, row.units)
  if (named) return named
  for (const [place, zh, en] of [
    [row.subject, '事项', 'subject'],
    [row.quote, '原文', 'clause'],
    [paragraph, '所在段落', 'paragraph'],
  ] as const) {
    const hit = table.words.find(({ word }) => place.includes(word))
    if (hit) return fromMatter(table, hit, { zh, en })
  }
  return { leads: [], coOperating: [], reason: NOTHING_KNOWN }
}

const NOTHING_KNOWN = {
  zh: '原文没有写明责任单位,职责分工表中也没有相符的事项',
  en: 'The text names no unit and the matter table has no match',
}

function fromText(table: OwnerTable, units: readonly NamedUnit[]): OwnerSuggestion | null {
  const codes = (parts: readonly string[]) =>
    units.filter(({ part }) => parts.includes(part)).flatMap(({ name }) => codesOf(table, name))
  const leads = [...new Set(codes(['lead', 'responsible']))]
  if (!leads.length) return null
  const coOperating = [...new Set(codes(['co-operating']))].filter((code) => !leads.includes(code))
  const names = units.map(({ name }) => name).join('、')
  return { leads, coOperating, reason: { zh: `原文写明:${names}`, en: `Named in the text: ${names}` } }
}

function codesOf(table: OwnerTable, name: string): readonly string[] {
  if (ALL_STREETS.test(name)) return table.streetOffices
  const found = table.byName.get(plain(name))
  return found ? [found.code] : []
}

function fromMatter(table: OwnerTable, hit: { word: string; matter: Matter }, place: { zh: string; en: string }) {
  const { matter, word } = hit
  const streets = matter.allStreets ? table.streetOffices : []
  const coOperating = [...new Set([...matter.coOperating, ...streets])].filter((code) => code !== matter.lead)
  const lead = table.nameOf(matter.lead)
  return {
    leads: [matter.lead],
    coOperating,
    reason: {
      zh: `${place.zh}含“${word}”:职责分工表中由${lead}牵头(${matter.source.note.zh})`,
      en: `The ${place.en} has “${word}”: led by ${lead} in the matter table (${matter.source.note.en})`,
    },
  }
}
