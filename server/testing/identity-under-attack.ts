import { randomUUID } from 'node:crypto'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as organisationApi from '@citybrain/contract/api/organisation.ts'
import { whyRight } from '@citybrain/contract/api/rights.ts'
import * as viewsApi from '@citybrain/contract/api/saved-views.ts'
import type { Asking, CityUnderAttack } from './city-under-attack.ts'

const id = () => randomUUID()
const page = { limit: '10' }
const marked = { query: { cursor: '' } }
const WHY = { action: 'edit', kind: 'thing/lift', street: '120104001', department: 'x', owner: randomUUID() }

/** Sound inputs of sessions, accounts, units, posts, appointments and delegations. */
export const soundOfIdentity = (target: CityUnderAttack): Asking[] => [
  ...soundOfAccounts(target),
  ...soundOfViews(target),
  ...soundOfOrganisation(target),
]

function soundOfAccounts({ planner, administrator, district }: CityUnderAttack): Asking[] {
  const draft = { login: `new-${id()}`, name: '新人', roles: ['leader'], department: 'x' }
  const change = { revision: 1, name: '新名', roles: ['leader'], department: null, disabled: false }
  return [
    [null, identityApi.getSignInOptions, { params: { district } }],
    [null, identityApi.signIn, { params: { district }, body: { login: 'nobody', password: 'wrong' } }],
    [planner, identityApi.changePassword, { body: { current: 'wrong', next: 'Another horse 7 battery' } }],
    [planner, identityApi.revokeSession, { params: { session: id() } }],
    [administrator, identityApi.listAccounts, { query: { ...page, q: 'a' } }],
    [administrator, identityApi.listAccounts, marked],
    [administrator, identityApi.createAccount, { body: draft }],
    [administrator, identityApi.updateAccount, { params: { account: id() }, body: change }],
    [administrator, identityApi.resetPassword, { params: { account: id() } }],
  ]
}

function soundOfViews({ planner, view }: CityUnderAttack): Asking[] {
  const kept = { name: '二层以上', query: 'where=storeys%3Agte%3A2&sort=-storeys' }
  return [
    [planner, viewsApi.listViews, {}],
    [planner, viewsApi.saveView, { body: { list: 'things/court', ...kept } }],
    [planner, viewsApi.changeView, { params: { view }, body: { revision: 1, ...kept } }],
    [planner, viewsApi.deleteView, { params: { view: id() } }],
  ]
}

function soundOfOrganisation({ administrator, post: ofOurs }: CityUnderAttack): Asking[] {
  const named = { name: { zh: '处', en: 'office' }, short: { zh: '处', en: 'office' } }
  const unit = { code: `unit-${id().slice(0, 8)}`, kind: 'government', ...named, street: null, effectiveFrom: null }
  const open = { effectiveFrom: null, effectiveTo: '2099-12-31' }
  const post = { title: named.name, roles: ['viewer'], seats: 1 }
  const span = { from: '2023-01-01', to: '2023-12-31', reason: '任命' }
  const lent = { id: id(), from: id(), to: id(), post: id(), start: '2023-01-01', end: '2023-02-01', reason: '出差' }
  const paged = [organisationApi.listUnits, organisationApi.listPosts, organisationApi.listPeople]
  return [
    ...paged.map((route): Asking => [administrator, route, { query: { ...page, q: '办' } }]),
    ...paged.map((route): Asking => [administrator, route, marked]),
    [administrator, organisationApi.listPosts, { query: { unit: 'x', holder: id(), on: '2023-09-15' } }],
    [administrator, organisationApi.addUnit, { body: unit }],
    [administrator, organisationApi.updateUnit, { params: { unit: 'x' }, body: { revision: 1, ...named, ...open } }],
    [administrator, organisationApi.addPost, { body: { id: id(), unit: 'x', ...post, effectiveFrom: null } }],
    [administrator, organisationApi.updatePost, { params: { post: id() }, body: { revision: 1, ...post, ...open } }],
    [administrator, organisationApi.listPostHistory, { params: { post: ofOurs }, query: page }],
    [
      administrator,
      organisationApi.appoint,
      { params: { post: id() }, body: { id: id(), account: id(), acting: true, ...span } },
    ],
    [
      administrator,
      organisationApi.endAppointment,
      { params: { appointment: id() }, body: { revision: 1, on: '2023-12-31', reason: '调离' } },
    ],
    [administrator, organisationApi.listDelegations, { query: { ...page, account: id() } }],
    [administrator, organisationApi.listDelegations, marked],
    [administrator, organisationApi.delegate, { body: lent }],
    [administrator, organisationApi.revokeDelegation, { params: { delegation: id() }, body: {} }],
    [administrator, whyRight, { query: WHY }],
  ]
}
