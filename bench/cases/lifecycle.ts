import { newId } from '../../server/platform/index.ts'
import type { Sent } from '../registry/clients.ts'
import { COMMANDS, LIFECYCLE } from './type.ts'

/** The server that is measured, and how its people sign in. */
export interface Ready {
  readonly port: number
  readonly people: Readonly<Record<string, string>>
  /** A case that has gone its whole way. */
  readonly model: string
}

/** The six commands of one case, each by whoever does it. */
export function lifecycle(people: Ready['people']): { sent: Sent; headers: string }[] {
  const id = newId()
  const headers = (who: string) => people[who] ?? ''
  const body = {
    ...{ id, type: LIFECYCLE.key, source: 'desk', data: { what: '井盖破损，影响通行' }, about: null, category: null },
    ...{ place: { position: [117.15, 39.1], address: '长江道12号' }, attachments: [] },
  }
  const steps = COMMANDS.map(({ by, ...command }) => ({
    headers: headers(by),
    sent: { method: 'POST', path: `/api/v1/cases/${id}/commands`, body: { do: 'decide', reason: null, ...command } },
  }))
  return [{ headers: headers('clerk'), sent: { method: 'POST', path: '/api/v1/cases', body } }, ...steps]
}
