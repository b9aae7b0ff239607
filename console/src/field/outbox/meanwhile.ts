import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseEntry, CaseView } from '@citybrain/contract/engines/case-view.ts'

/** An event as its reader sees it. */
type Seen = CaseEntry['event']

/** What an event may touch without taking the ground from under a decision: words, deadlines, figures. */
const LIGHT = new Set(['clocks', 'counted', 'supervised', 'recurs'])

/** Whether what was decided before it still means the same after it. */
export const isHarmless = ({ delta }: Pick<Seen, 'delta'>): boolean =>
  Object.entries(delta).every(([key, value]) => value === undefined || LIGHT.has(key))

const KINDS: Partial<Record<CaseCommand['do'], CaseEvent['kind']>> = {
  decide: 'case.decided',
  claim: 'case.claimed',
  release: 'case.released',
  assign: 'case.assigned',
  'ask-extension': 'case.asked',
  'ask-suspension': 'case.asked',
  comment: 'case.commented',
  urge: 'case.urged',
  withdraw: 'case.withdrawn',
  reopen: 'case.reopened',
}

/**
 * Whether the event is what the command did: the server keeps keys for a day, a phone may be without network for longer.
 */
export function isDoneBy(event: Seen, command: CaseCommand, account: string): boolean {
  if (event.by.id !== account || event.kind !== KINDS[command.do]) return false
  if (command.do === 'decide')
    return event.outcome === command.outcome && event.reason === command.reason && sameFiles(event, command)
  if (command.do === 'comment') return event.told.text === command.text || event.reason === command.text
  if (command.do === 'ask-extension' || command.do === 'ask-suspension')
    return event.delta.asked?.id === command.request
  return 'reason' in command ? event.reason === command.reason : true
}

const sameFiles = (event: Seen, { attachments = [] }: { attachments?: readonly string[] | undefined }) =>
  JSON.stringify([...event.attachments].sort()) === JSON.stringify([...attachments].sort())

/** Whether the case as it now stands offers the command. */
export function isOffered({ actions }: Pick<CaseView, 'actions'>, command: CaseCommand): boolean {
  if (!('item' in command)) return actions.commands.includes(command.do)
  const at = actions.items.find(({ item }) => item === command.item)
  switch (command.do) {
    case 'decide':
      return at?.outcomes.some(({ key, open }) => key === command.outcome && open) ?? false
    case 'claim':
      return at?.mayClaim ?? false
    case 'release':
      return at?.mayRelease ?? false
    case 'assign':
      return at?.mayAssign ?? false
    case 'ask-extension':
      return at?.mayAsk.includes('extension') ?? false
    case 'ask-suspension':
      return at?.mayAsk.includes('suspension') ?? false
    case 'resume':
    case 'go-on':
      return actions.commands.includes(command.do)
  }
}

/** The same deed on the case as it now stands: the same step may be a work item of another number. */
export function asOf(command: CaseCommand, before: CaseView | null, now: CaseView): CaseCommand {
  if (!('item' in command) || isOffered(now, command)) return command
  const step = before?.state.items.find(({ number }) => number === command.item)?.step
  const again = now.state.items.find((item) => item.step === step)
  return again ? { ...command, item: again.number } : command
}
