import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'

/** Every form in which a sheet may write a street or a department, and the code itself, each with its code. */
export function placeNamesOf({ streets, departments }: Pick<DistrictProfile, 'streets' | 'departments'>) {
  const regions = streets.flatMap(({ code, name }) =>
    [name.zh, name.en, name.zh.replace(/街道$/, ''), code].map((form) => [form.replace(/\s/g, ''), code] as const),
  )
  const bodies = departments.flatMap(({ code, name, short, aliases }) =>
    [...aliases, short.zh, short.en, name.en, name.zh, code].map((form) => [form.replace(/\s/g, ''), code] as const),
  )
  return { regions: new Map(regions), departments: new Map(bodies) }
}
