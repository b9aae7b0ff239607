import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseType } from '../case-type.ts'
import type { Portal } from '../portal.ts'
import { twice } from './walk.ts'

/** What would leave people outside of the office before a shut door, or show them what isn't meant for them. */
export function faultsOfPortals({
  cases,
  portals,
}: {
  readonly cases: readonly CaseType[]
  readonly portals: readonly Portal[]
}): string[] {
  const doubles = twice(portals.map(({ type }) => type)).map((type) => `there are two portals of case ${type}`)
  const faults = portals.flatMap((portal) => {
    const type = cases.find(({ key }) => key === portal.type)
    if (!type) return [`there is no case ${portal.type}${nearest(portal.type, cases)}`]
    return [...faultsOfDoor(portal, type), ...faultsOfNames(portal, type)]
  })
  return [...doubles, ...faults.map((fault) => `portal: ${fault}`)]
}

const nearest = (key: string, known: readonly { readonly key: string }[]) =>
  didYouMean(
    key,
    known.map((one) => one.key),
  )

/** What anybody can answer without knowing the office’s tables. */
const ASKED: readonly string[] = ['text', 'choice', 'integer', 'date']

/** Whether a report that the portal takes can be opened at all. */
function faultsOfDoor({ asks, photos }: Portal, { opening, sources, key, fields }: CaseType): string[] {
  const strange = fields.filter((field) => asks.includes(field.key) && !ASKED.includes(field.kind))
  const unmet = opening.asks.filter(({ field, required, when }) => required && when === null && !asks.includes(field))
  const unknown = asks.filter((field) => !opening.asks.some((one) => one.field === field))
  return [
    ...(sources.some((source) => source.public) ? [] : [`case ${key} has no public source`]),
    ...(opening.opener === null ? [] : [`case ${key} is opened by staff only`]),
    ...(photos < opening.attachments
      ? [`case ${key} wants ${opening.attachments} photos, the portal takes ${photos}`]
      : []),
    ...unmet.map(({ field }) => `case ${key} must have ${field}, for which nobody is asked`),
    ...unknown.map((field) => `case ${key} isn’t opened with a field ${field}`),
    ...strange.map((field) => `field ${field.key} is a ${field.kind}, for which the portal has no question`),
  ]
}

function faultsOfNames({ stages, photosOf, tells, clock, acceptedAt }: Portal, type: CaseType): string[] {
  const steps = stages.flatMap((stage) => stage.steps)
  const tasks = type.steps.filter(({ kind }) => kind === 'task')
  const secret = type.fields.filter(
    ({ key, privacy }) => tells.includes(key) && privacy !== 'public' && privacy !== 'internal',
  )
  return [
    ...twice(stages.map(({ key }) => key)).map((key) => `stage ${key} stands twice`),
    ...twice(steps).map((step) => `step ${step} stands in two stages`),
    ...[...steps, ...photosOf]
      .filter((step) => !tasks.some(({ key }) => key === step))
      .map((step) => `case ${type.key} has no work in a step ${step}${nearest(step, tasks)}`),
    ...(stages[0]?.steps.includes(type.starts)
      ? []
      : [`the first stage leaves out ${type.starts}, where each case begins`]),
    ...(stages.some(({ key }) => key === acceptedAt)
      ? []
      : [`there is no stage ${acceptedAt}${nearest(acceptedAt, stages)}`]),
    ...tells
      .filter((field) => !type.fields.some(({ key }) => key === field))
      .map((field) => `case ${type.key} has no field ${field}${nearest(field, type.fields)}`),
    ...secret.map(({ key }) => `field ${key} is personal and can’t be told`),
    ...(type.clocks.some(({ key }) => key === clock) ? [] : [`case ${type.key} has no clock ${clock}`]),
  ]
}
