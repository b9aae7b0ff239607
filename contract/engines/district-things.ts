import { z } from 'zod'
import { Source } from '../kernel/source.ts'
import { FieldKey } from '../pack/field.ts'
import { TypeKey } from '../pack/thing.ts'
import { Position } from './district.ts'
import { Area } from './region.ts'
import { StoredAttributes } from './thing.ts'

/** Name of a thing within a district's data: it makes the same id on every start. */
const DataKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** A thing that comes with a district's data. What no source says is null, never a guess. */
export const DistrictThing = z.object({
  key: DataKey,
  type: TypeKey,
  name: z.string().min(1).max(200),
  code: z.string().max(60).nullable(),
  aliases: z.array(z.string()).max(40),
  attributes: StoredAttributes,
  /** A point or an area, WGS 84; null where none is known. */
  place: z.union([Position, Area]).nullable(),
  street: z.string().nullable(),
  department: z.string().nullable(),
  links: z.array(z.object({ link: FieldKey, type: TypeKey, key: DataKey })).max(20),
  source: Source,
})
export type DistrictThing = z.infer<typeof DistrictThing>

type Optional = 'code' | 'aliases' | 'attributes' | 'place' | 'street' | 'department' | 'links'

/** A thing as a district's data files write it; what is left out is unknown, or none. */
export function districtThing(
  given: Omit<DistrictThing, Optional> & Partial<Pick<DistrictThing, Optional>>,
): DistrictThing {
  return {
    ...{ code: null, aliases: [], attributes: {}, place: null, street: null, department: null, links: [] },
    ...given,
  }
}
