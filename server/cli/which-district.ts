import { listDistricts } from '@citybrain/contract/api/identity.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { createCaller } from './call.ts'
import { badUsage, whichDistrict } from './refusals.ts'
import type { Run } from './verb.ts'

/** The district that `--district` names, or the only one that is served. */
export async function districtOf({ flags, language }: Run, verb: string, socket: string): Promise<DistrictCode> {
  if (typeof flags.district === 'string') {
    const given = DistrictCode.safeParse(flags.district)
    if (!given.success) throw badUsage(verb, '--district takes six digits')
    return given.data
  }
  const { districts } = await createCaller(socket, null, language)(listDistricts, {})
  const [only, ...others] = districts
  if (!only || others.length > 0) throw whichDistrict(districts.map(({ code }) => code))
  return only.code
}
