import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { pretendBrowser } from '../../attachments/browser.fixture.ts'
import { openBox } from '../keep/box.ts'
import { enterDevice, leaveDevice } from '../keep/device.ts'
import { queue } from '../outbox/outbox.ts'
import { type PassEnd, sendAll } from '../outbox/sender.ts'
import type { FakeServer } from './fake-server.ts'

const NOW = '2023-09-15T01:00:00.000Z'
const now = () => NOW

/** A telephone whose storage is empty. */
export function newPhone(): void {
  pretendBrowser()
  vi.stubGlobal('indexedDB', new IDBFactory())
}

/** The secret that the server would give to the account. */
export const secretOf = (account: string): string => btoa(account.padEnd(32, '.').slice(0, 32))

/** Somebody signs in on the phone. */
export async function enter(account: string) {
  const holder = await enterDevice({ account: { id: account } } as never, secretOf(account), NOW)
  const box = await openBox(account, holder.key, now)
  const place = { account, box, now }
  return {
    ...{ account, box, holder },
    queue: (doing: Parameters<typeof queue>[1]) => queue(place, doing),
    say: (
      id: string,
      text: string,
      more: { revision?: number | null; photos?: Parameters<typeof queue>[1]['photos'] } = {},
    ) =>
      queue(place, {
        ...{ case: id, title: id, doing: text, revision: null, photos: [], ...more },
        deed: {
          kind: 'command',
          command: {
            ...{ do: 'comment', text, mentions: [] },
            attachments: (more.photos ?? []).map(({ photo }) => photo.id) as never,
          },
        },
      }),
    send: ({ door }: FakeServer): Promise<PassEnd> => sendAll({ ...place, door }),
    leave: async () => {
      box.close()
      await leaveDevice(false)
    },
  }
}

export type User = Awaited<ReturnType<typeof enter>>
