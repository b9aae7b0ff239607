import { randomUUID } from 'node:crypto'
import type { NewCase } from '@citybrain/contract/engines/case-command.ts'
import { type CaseworkDeps, doCommand, openCase } from '../../server/engines/casework/index.ts'
import { systemActor } from '../../server/platform/index.ts'
import { DISTRICT } from '../support/register.ts'
import { COMMANDS, LIFECYCLE } from './type.ts'

/** One case that has ended and one that waits to be handled: the others are made in their image. */
export async function makeModels(deps: CaseworkDeps): Promise<{ ended: string; open: string }> {
  return { ended: await makeModel(deps, COMMANDS.length), open: await makeModel(deps, 2) }
}

async function makeModel(deps: CaseworkDeps, commands: number): Promise<string> {
  const caller = { actor: systemActor(DISTRICT), db: deps.database.district(DISTRICT) }
  const given: NewCase = {
    ...{ id: randomUUID(), type: LIFECYCLE.key, source: 'desk', data: { what: '井盖破损，影响通行' }, about: null },
    ...{ category: null, place: { position: [117.15, 39.1], address: '长江道12号' }, attachments: [] },
  }
  await openCase(deps, caller, given)
  for (const { by: _, ...command } of COMMANDS.slice(0, commands))
    await doCommand(deps, caller, { id: given.id, command: { do: 'decide', reason: null, ...command } })
  return given.id
}
