import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import { newId } from '../../api/ids.ts'
import type { Box } from '../keep/box.ts'
import type { Deed, Photo, Queued } from './entry.ts'
import { asOf } from './meanwhile.ts'

/** What somebody does, before it has a place in the outbox. */
export interface Doing {
  readonly case: string
  readonly title: string
  readonly doing: string
  readonly deed: Deed
  /** The case as it was seen; null of one that is opened, or isn't known to the server yet. */
  readonly revision: number | null
  readonly photos: readonly { readonly photo: Photo; readonly bytes: Blob }[]
}

interface Place {
  readonly account: string
  readonly box: Box
  now(): string
}

/** Puts a deed into the outbox, behind what its author has done to the case before. */
export async function queue({ account, box, now }: Place, { photos, ...doing }: Doing): Promise<void> {
  const before = (await box.list()).filter((one) => one.case === doing.case).at(-1)
  const entry = {
    ...{ ...doing, account, id: newId(), key: newId(), queuedAt: now(), stopped: null },
    ...{ after: before?.id ?? null, photos: photos.map(({ photo }) => photo) },
  }
  await box.add(entry, new Map(photos.map(({ photo, bytes }) => [photo.id, bytes])))
}

/** Sends what was stopped once more, upon the case as it now stands; the server counts it as a request of its own. */
export async function doAgain({ box }: Place, entry: Queued, seen: { before: CaseView | null; now: CaseView | null }) {
  const { deed } = entry
  const again = deed.kind === 'command' && seen.now ? asOf(deed.command, seen.before, seen.now) : null
  await box.change({
    ...entry,
    ...(again && { deed: { kind: 'command', command: again } }),
    ...(seen.now && { revision: seen.now.state.revision }),
    ...{ key: newId(), after: null, stopped: null },
  })
}

/** Throws away what its author doesn't want any more; what was decided upon it stops and asks. */
export const drop = ({ box }: Place, entry: Queued): Promise<void> => box.remove(entry)
