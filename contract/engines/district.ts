import { z } from 'zod'
import { DistrictCode } from '../kernel/ids.ts'
import { Decimal } from '../kernel/quantity.ts'
import { Source } from '../kernel/source.ts'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { DEFAULT_CALENDAR, WorkCalendar } from '../kernel/work-calendar.ts'
import { DepartmentCode, Login, PersonName } from './account.ts'
import { Role } from './rights.ts'

/** Longitude and latitude in degrees, WGS 84; never GCJ-02 or BD-09, which are shifted by some hundred metres. */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Position = z.infer<typeof Position>

/** Closed line round an area: its first and last positions are the same. */
export const Ring = z.array(Position).min(4).refine(isClosed, 'a ring ends where it begins')
export type Ring = z.infer<typeof Ring>

function isClosed(ring: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [ring.at(0), ring.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

/** Statistical code of a street (街道, township level): the district's six digits and three more. */
export const StreetCode = z.string().regex(/^\d{9}$/, 'expected the nine digits of a street')

export const Street = z.object({ code: StreetCode, name: Words, source: Source })
export type Street = z.infer<typeof Street>

/** A community (社区) known by name only; its street is null where no source names it. */
export const Community = z.object({ name: z.string().min(1), street: StreetCode.nullable(), source: Source })
export type Community = z.infer<typeof Community>

/** A place people know. `inside` is what the source says of it, checked against the boundary by a test. */
export const Landmark = z.object({
  id: z.string(),
  name: Words,
  position: Position,
  /** Radius within which the place lies, in metres. */
  accuracyM: z.int().positive(),
  inside: z.boolean(),
  source: Source,
})
export type Landmark = z.infer<typeof Landmark>

/** A planning area of the district by its name; without a boundary until the district draws one. */
export const Zone = z.object({
  id: z.string(),
  name: Words,
  /** Other names in documents, drafts included. */
  aliases: z.array(z.string()),
  boundary: Ring.nullable(),
  note: Words,
  source: Source,
})
export type Zone = z.infer<typeof Zone>

export const DepartmentKind = z.enum(['government', 'party', 'branch', 'street-office', 'institution', 'group'])
export type DepartmentKind = z.infer<typeof DepartmentKind>

/** A body that can own a commitment (责任单位). */
export const Department = z.object({
  code: DepartmentCode.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a kebab-case code'),
  /** Full official form. */
  name: Words,
  /** As tables and notices write it: 区发展改革委. */
  short: Words,
  /** Every other form that texts use. */
  aliases: z.array(z.string()),
  kind: DepartmentKind,
  /** The street an office runs; null of all others. */
  street: StreetCode.nullable(),
  /** First and last day under this name; null where not known. */
  effectiveFrom: PlainDate.nullable(),
  effectiveTo: PlainDate.nullable(),
  source: Source,
})
export type Department = z.infer<typeof Department>

/**
 * Who leads what (职责分工). A matter applies to a commitment when one of its words stands in its subject, else in its
 * clause, else in the section's paragraph; of several, the one with the longest word wins, and of equals the first in
 * the table.
 */
export const Matter = z.object({
  id: z.string(),
  words: z.array(z.string().min(2)).min(1),
  lead: DepartmentCode,
  coOperating: z.array(DepartmentCode),
  /** Every street office co-operates as well (各街道). */
  allStreets: z.boolean(),
  /** Shown beside the suggestion. */
  reason: Words,
  source: Source,
})
export type Matter = z.infer<typeof Matter>

/** A single figure about the district, exact, with its unit. */
export const DistrictFact = z.object({
  id: z.string(),
  name: Words,
  value: Decimal,
  unit: z.string(),
  /** The day it was counted, where it changes. */
  asOf: PlainDate.nullable(),
  source: Source,
})
export type DistrictFact = z.infer<typeof DistrictFact>

/** Which notices decide what a working day is. */
export const WorkCalendarSource = z.object({
  timeZone: z.string(),
  authority: Words,
  /** Package that carries the published notices; days beyond the newest notice are provisional. */
  library: z.string(),
  source: Source,
})
export type WorkCalendarSource = z.infer<typeof WorkCalendarSource>

/** A post of a department (岗位) and the roles that come with it. */
export const DistrictPost = z.object({
  code: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a kebab-case code'),
  department: DepartmentCode,
  title: Words,
  roles: z.array(Role),
  /** How many may hold it at once; null for any number. */
  seats: z.int().min(1).nullable(),
  source: Source,
})
export type DistrictPost = z.infer<typeof DistrictPost>

const Profile = z.object({
  code: DistrictCode,
  name: Words,
  /** 天津市南开区: as titles of documents write it. */
  fullName: Words,
  city: z.object({ code: z.string().regex(/^\d{2}(\d{2})?$/), name: Words, source: Source }),
  centre: z.object({ position: Position, source: Source }),
  boundary: z.object({ ring: Ring, toleranceM: z.int().positive(), source: Source }),
  facts: z.array(DistrictFact),
  streets: z.array(Street).min(1),
  communities: z.array(Community),
  landmarks: z.array(Landmark),
  zones: z.array(Zone),
  departments: z.array(Department).min(1),
  posts: z.array(DistrictPost).default([]),
  matters: z.array(Matter),
  workCalendar: WorkCalendarSource,
  /** When the district's bodies work; the first is the one that holds where none is named. */
  calendars: z.array(WorkCalendar).min(1).max(50).default([DEFAULT_CALENDAR]),
  source: Source,
})

/** All that makes a district itself: who and where. Another district is another value of this shape. */
export const DistrictProfile = Profile.superRefine((profile, context) => {
  for (const fault of faultsOf(profile)) context.addIssue({ code: 'custom', message: fault })
})
export type DistrictProfile = z.infer<typeof DistrictProfile>

/** As a district's data files write it: ids are plain strings until parsed. */
export type DistrictData = z.input<typeof DistrictProfile>

function faultsOf(profile: z.infer<typeof Profile>): string[] {
  const streets = new Set(profile.streets.map((street) => street.code))
  const departments = new Set(profile.departments.map((department) => department.code))
  const led = profile.matters.flatMap((matter) => [matter.lead, ...matter.coOperating])
  const named = [...led, ...profile.posts.map((post) => post.department)]
  const located = [...profile.communities, ...profile.departments].flatMap((one) => one.street ?? [])
  return [
    ...doubles(profile.streets.map((street) => street.code)),
    ...doubles(profile.departments.map((department) => department.code)),
    ...doubles(profile.departments.flatMap((one) => [one.name.zh, one.short.zh, ...one.aliases])),
    ...doubles(profile.posts.map((post) => post.code)),
    ...doubles(profile.calendars.map((calendar) => calendar.key)),
    ...doubles(profile.matters.map((matter) => matter.id)),
    ...doubles(profile.matters.flatMap((matter) => matter.words)),
    ...[...streets]
      .filter((code) => !code.startsWith(profile.code))
      .map((code) => `street ${code} is another district’s`),
    ...located.filter((code) => !streets.has(code)).map((code) => `street ${code} is not listed`),
    ...named.filter((code) => !departments.has(code)).map((code) => `department ${code} is not listed`),
  ]
}

function doubles(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `${value} stands twice`)
}

/** A fictional person of a sample city; passwords are made when the city is. */
export const SamplePerson = z.object({
  login: Login,
  name: PersonName,
  title: Words,
  roles: z.array(Role).min(1),
  department: DepartmentCode.nullable(),
  /** Codes of the posts that the person holds. */
  posts: z.array(z.string()).default([]),
})
export type SamplePerson = z.infer<typeof SamplePerson>

/**
 * A made-up unit grid for a sample city: square cells within the district's boundary, grouped into square communities,
 * each given to the street whose seed is nearest. It says nothing about where streets and communities really lie.
 */
export const SampleGrid = z.object({
  cellM: z.int().min(20).max(1_000),
  /** Cells along each side of a community; each has room for 999. */
  communityCells: z.int().min(1).max(31),
  /** Number of each street's first community: high, so that none is taken for a real one. */
  firstCommunity: z.int().min(1).max(950),
  streets: z.array(z.object({ street: StreetCode, near: Position })).min(1),
  source: Words,
})
export type SampleGrid = z.infer<typeof SampleGrid>
