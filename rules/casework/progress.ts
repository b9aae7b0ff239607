import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { ReportStep } from '@citybrain/contract/engines/report.ts'
import type { Portal, PortalStage } from '@citybrain/contract/pack/portal.ts'

/** The way of a case in the words of its portal. */
export interface Progress {
  /** Stages that were reached, and while it is open those to come. */
  readonly steps: ReportStep[]
  /** Where it is, or was when it ended. */
  readonly stage: PortalStage
}

/**
 * The way as whoever reported it sees it: forward only. Work that goes back, or a case that is opened again, takes back
 * what it had reached, since it is to be reached anew; stages that were passed over aren't shown as reached.
 */
export function progressOf(
  { stages }: Portal,
  events: readonly Pick<CaseEvent, 'at' | 'delta'>[],
  open: boolean,
): Progress {
  const [first] = stages
  if (!first) throw new Error('a portal has stages')
  let reached = [{ stage: first, at: events[0]?.at ?? null }]
  for (const { at, delta } of events)
    for (const { step } of delta.entered ?? []) {
      const place = stages.findIndex(({ steps }) => steps.includes(step))
      const stage = stages[place]
      if (!stage || reached.at(-1)?.stage === stage) continue
      const before = reached.filter((one) => stages.indexOf(one.stage) < place)
      const again = reached.find((one) => one.stage === stage)
      reached = [...before, again ?? { stage, at }]
    }
  const stage = reached.at(-1)?.stage ?? first
  const ahead = open ? stages.slice(stages.indexOf(stage) + 1) : []
  const told = (one: PortalStage, at: string | null) => ({ stage: one.key, title: one.title, at })
  return { stage, steps: [...reached.map((one) => told(one.stage, one.at)), ...ahead.map((one) => told(one, null))] }
}
