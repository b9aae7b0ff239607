import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { DepartmentKind, StreetCode } from '../engines/district.ts'
import { Appointment, Delegation, Person, Post, PostRoles, Reason, Titles, Unit } from '../engines/organisation.ts'
import { Id } from '../kernel/ids.ts'
import { PlainDate } from '../kernel/time.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'organisation'
const Search = z.string().trim().max(100).optional()
const UnitParams = z.object({ unit: DepartmentCode })
const PostParams = z.object({ post: Id })
const revision = z.int().min(1)
const Span = { effectiveFrom: PlainDate.nullable(), effectiveTo: PlainDate.nullable() }
const Seats = z.int().min(1).max(10_000).nullable()

export const listUnits = route({
  method: 'GET',
  path: '/api/v1/organisation/units',
  access: 'read:organisation',
  tag,
  summary: { zh: '单位：部门与街道办事处', en: 'Units of the district, by code, as they are on a day' },
  query: Paging.extend({ q: Search, on: PlainDate.optional() }),
  reply: page(Unit),
  errors: ['request.bad-cursor'],
})

export const addUnit = route({
  method: 'POST',
  path: '/api/v1/organisation/units',
  access: 'manage:organisation',
  tag,
  summary: { zh: '新增单位', en: 'Add a unit' },
  body: z.object({
    code: DepartmentCode.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a kebab-case code'),
    kind: DepartmentKind,
    name: Titles,
    short: Titles,
    street: StreetCode.nullable().default(null),
    effectiveFrom: PlainDate.nullable().default(null),
  }),
  reply: Unit,
  errors: ['identity.unit-code-taken'],
})

export const updateUnit = route({
  method: 'PATCH',
  path: '/api/v1/organisation/units/:unit',
  access: 'manage:organisation',
  tag,
  summary: { zh: '更名、撤销或恢复单位', en: 'Rename a unit, end it with its last day, or open it again' },
  params: UnitParams,
  body: z
    .object({ revision, name: Titles, short: Titles, ...Span })
    .partial()
    .required({ revision: true }),
  reply: Unit,
  errors: [
    'identity.no-such-unit',
    'identity.organisation-changed-meanwhile',
    'identity.unit-has-posts',
    'identity.bad-span',
  ],
})

export const listPosts = route({
  method: 'GET',
  path: '/api/v1/organisation/posts',
  access: 'read:organisation',
  tag,
  summary: { zh: '岗位与任职人（可查某日）', en: 'Posts with whoever holds them on a day, by unit and title' },
  query: Paging.extend({
    unit: DepartmentCode.optional(),
    holder: Id.optional().describe('任职人 · Only posts that this account holds on the day'),
    q: Search,
    on: PlainDate.optional(),
  }),
  reply: page(Post),
  errors: ['request.bad-cursor'],
})

export const addPost = route({
  method: 'POST',
  path: '/api/v1/organisation/posts',
  access: 'manage:organisation',
  tag,
  summary: { zh: '新增岗位', en: 'Add a post to a unit' },
  body: z.object({
    id: Id,
    unit: DepartmentCode,
    title: Titles,
    roles: PostRoles,
    seats: Seats.default(1),
    effectiveFrom: PlainDate.nullable().default(null),
  }),
  reply: Post,
  errors: ['identity.no-such-unit', 'platform.exists-already'],
})

export const updatePost = route({
  method: 'PATCH',
  path: '/api/v1/organisation/posts/:post',
  access: 'manage:organisation',
  tag,
  summary: { zh: '修改、撤销或恢复岗位', en: 'Change a post, end it with its last day, or open it again' },
  params: PostParams,
  body: z
    .object({ revision, title: Titles, roles: PostRoles, seats: Seats, ...Span })
    .partial()
    .required({ revision: true }),
  reply: Post,
  errors: [
    'identity.no-such-post',
    'identity.organisation-changed-meanwhile',
    'identity.post-has-holders',
    'identity.bad-span',
  ],
})

export const listPostHistory = route({
  method: 'GET',
  path: '/api/v1/organisation/posts/:post/history',
  access: 'read:organisation',
  tag,
  summary: { zh: '岗位历任', en: 'Everybody who held a post, newest first' },
  params: PostParams,
  query: Paging,
  reply: page(Appointment),
  errors: ['identity.no-such-post', 'request.bad-cursor'],
})

export const appoint = route({
  method: 'POST',
  path: '/api/v1/organisation/posts/:post/appointments',
  access: 'manage:organisation',
  tag,
  summary: { zh: '任命或指定代理', en: 'Appoint somebody to a post, or let them act in it until a day' },
  params: PostParams,
  body: z.object({
    id: Id,
    account: Id,
    acting: z.boolean().default(false),
    from: PlainDate,
    /** Last day; an acting one needs it. */
    to: PlainDate.nullable().default(null),
    reason: Reason.nullable().default(null),
  }),
  reply: Appointment,
  errors: [
    'identity.no-such-post',
    'identity.no-such-account',
    'identity.post-taken',
    'identity.holds-already',
    'identity.acting-needs-end',
    'identity.bad-span',
    'identity.outside-post',
    'platform.exists-already',
  ],
})

export const endAppointment = route({
  method: 'POST',
  path: '/api/v1/organisation/appointments/:appointment/end',
  access: 'manage:organisation',
  tag,
  summary: { zh: '离任，或撤回离任', en: 'Set the last day in a post; null takes an end back that has not come yet' },
  params: z.object({ appointment: Id }),
  body: z.object({ revision, on: PlainDate.nullable(), reason: Reason.nullable().default(null) }),
  reply: Appointment,
  errors: [
    'identity.no-such-appointment',
    'identity.organisation-changed-meanwhile',
    'identity.already-left',
    'identity.acting-needs-end',
    'identity.bad-span',
    'identity.post-taken',
    'identity.outside-post',
  ],
})

export const listPeople = route({
  method: 'GET',
  path: '/api/v1/organisation/people',
  access: 'read:organisation',
  tag,
  summary: { zh: '人员名录', en: 'People who work here, by name, with their posts' },
  query: Paging.extend({ q: Search }),
  reply: page(Person),
  errors: ['request.bad-cursor'],
})

export const listDelegations = route({
  method: 'GET',
  path: '/api/v1/organisation/delegations',
  access: 'read:organisation',
  tag,
  summary: { zh: '授权委托，新者在前', en: 'Delegations, newest first' },
  query: Paging.extend({
    account: Id.optional(),
    on: PlainDate.optional().describe('某日有效 · Only those in force on that day'),
  }),
  reply: page(Delegation),
  errors: ['request.bad-cursor'],
})

export const delegate = route({
  method: 'POST',
  path: '/api/v1/organisation/delegations',
  access: 'signed-in',
  tag,
  summary: {
    zh: '委托权限',
    en: 'Lend one’s rights to somebody until a day; for somebody else with manage:organisation',
  },
  body: z.object({
    id: Id,
    from: Id,
    to: Id,
    post: Id.nullable().default(null),
    start: PlainDate,
    end: PlainDate,
    reason: Reason,
  }),
  reply: Delegation,
  errors: [
    'identity.no-such-account',
    'identity.not-yours-to-delegate',
    'identity.delegates-to-self',
    'identity.bad-span',
    'identity.holds-not',
    'platform.exists-already',
    'identity.delegation-too-long',
  ],
})

export const revokeDelegation = route({
  method: 'POST',
  path: '/api/v1/organisation/delegations/:delegation/revoke',
  access: 'signed-in',
  tag,
  summary: { zh: '撤回委托', en: 'Take a delegation back at once' },
  params: z.object({ delegation: Id }),
  body: z.object({}),
  reply: Delegation,
  errors: ['identity.no-such-delegation', 'identity.not-yours-to-delegate', 'identity.delegation-over'],
})

export const ORGANISATION_ROUTES = [
  ...[listUnits, addUnit, updateUnit, listPosts, addPost, updatePost, listPostHistory],
  ...[appoint, endAppointment, listPeople, listDelegations, delegate, revokeDelegation],
] as const
