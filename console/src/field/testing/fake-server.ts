import { ATTACHMENT_PART_BYTES } from '@citybrain/contract/api/attachments.ts'
import type { AttachmentUpload } from '@citybrain/contract/engines/attachment.ts'
import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseEntry, CaseView } from '@citybrain/contract/engines/case-view.ts'
import { Refused, Unreachable } from '../../api/refused.ts'
import { type UploadDoor, uploadAttachment } from '../../attachments/upload.ts'
import type { Door } from '../outbox/sender.ts'

/** Where the network may break: on the way there, or on the way back, when the server has done it. */
export type Cut = 'none' | 'before' | 'after'

interface Case {
  readonly entries: CaseEntry[]
  /** Attachments that its commands named. */
  readonly files: string[]
}

/** A server that does each key once, refuses what was decided on another revision, and keeps parts of photos. */
export class FakeServer {
  readonly cases = new Map<string, Case>()
  readonly keys = new Map<string, CaseView>()
  readonly photos = new Map<string, { bytes: number; parts: Map<number, number>; ready: boolean }>()
  /** How many parts came that were there already. */
  twice = 0
  signedIn: string | null
  cut: () => Cut = () => 'none'

  constructor(signedIn: string) {
    this.signedIn = signedIn
  }

  readonly door: Door = {
    whoAmI: () => this.#ask(() => this.#account()),
    upload: async ({ id, fileName, takenAt, position }, bytes) => {
      await uploadAttachment(bytes, { id, fileName, takenAt, position, door: this.#uploads, pausesMs: [] })
    },
    open: ({ id, attachments }, key) =>
      this.#ask(() =>
        this.#once(key, () => this.#note(id, event('case.opened', this.#account(), 'open', attachments))),
      ),
    command: (id, command, { key, revision }) =>
      this.#ask(() => this.#once(key, () => this.#command(id, command, revision))),
    look: (id, after) =>
      this.#ask(() => ({
        view: this.#view(id),
        entries: this.#case(id).entries.filter((one) => one.revision > after),
      })),
  }

  /** What somebody else does at a desk. */
  meddle(id: string, account: string, touches: boolean): void {
    const { entries } = this.#case(id)
    const delta = touches ? { left: [1] } : {}
    entries.push({ revision: entries.length + 1, event: { ...event('case.commented', account, '?', []), delta } })
  }

  deedsOf(id: string): string[] {
    return this.#case(id).entries.flatMap(({ event: { reason } }) => (reason === null ? [] : [reason]))
  }

  #account(): string {
    if (this.signedIn === null) throw refused(401, 'request.not-signed-in')
    return this.signedIn
  }

  async #ask<T>(work: () => T): Promise<T> {
    const cut = this.cut()
    if (cut === 'before') throw new Unreachable()
    const answer = work()
    if (cut === 'after') throw new Unreachable()
    return answer
  }

  #once(key: string, work: () => CaseView): CaseView {
    this.#account()
    const known = this.keys.get(key)
    if (known) return known
    const made = work()
    this.keys.set(key, made)
    return made
  }

  #command(id: string, command: CaseCommand, revision: number | null): CaseView {
    if (revision !== null && revision !== this.#case(id).entries.length)
      throw refused(409, 'request.precondition-failed')
    if (command.do !== 'comment') throw refused(409, 'casework.item-gone')
    const files = command.attachments ?? []
    for (const file of files) if (!this.photos.get(file)?.ready) throw refused(404, 'attachments.no-such-attachment')
    this.#case(id).files.push(...files)
    return this.#note(id, event('case.commented', this.#account(), command.text, files))
  }

  #case(id: string): Case {
    const found = this.cases.get(id) ?? { entries: [], files: [] }
    this.cases.set(id, found)
    return found
  }

  #note(id: string, done: CaseEvent): CaseView {
    const { entries } = this.#case(id)
    entries.push({ revision: entries.length + 1, event: done })
    return this.#view(id)
  }

  #view(id: string): CaseView {
    // As much of a case as the outbox looks at.
    const revision = this.#case(id).entries.length
    return { state: { id, revision, items: [] }, actions: { items: [], commands: ['comment'] } } as unknown as CaseView
  }

  readonly #uploads: UploadDoor = {
    declare: ({ id, bytes }) =>
      this.#ask(() => {
        this.#account()
        const known = this.photos.get(id) ?? { bytes, parts: new Map(), ready: false }
        this.photos.set(id, known)
        return this.#upload(id)
      }),
    putPart: (id, { number, bytes }) =>
      this.#ask(() => {
        const { parts } = this.#photo(id)
        if (parts.has(number)) this.twice += 1
        parts.set(number, bytes.size)
        return this.#upload(id)
      }),
    complete: (id) =>
      this.#ask(() => {
        const photo = this.#photo(id)
        const there = [...photo.parts.values()].reduce((sum, size) => sum + size, 0)
        if (there !== photo.bytes) throw refused(409, 'attachments.incomplete')
        photo.ready = true
        return this.#upload(id)
      }),
  }

  #photo(id: string) {
    const photo = this.photos.get(id)
    if (!photo) throw refused(404, 'attachments.no-such-attachment')
    return photo
  }

  #upload(id: string): AttachmentUpload {
    const { parts, ready } = this.#photo(id)
    return { id, state: ready ? 'ready' : 'uploading', parts: [...parts.keys()] } as unknown as AttachmentUpload
  }
}

export const PART = ATTACHMENT_PART_BYTES

const refused = (status: number, code: string) => new Refused({ status, code, detail: code })

const event = (
  kind: CaseEvent['kind'],
  account: string,
  reason: string,
  attachments: readonly string[],
): CaseEvent => ({
  ...{ kind, at: '2023-09-15T01:00:00.000Z', by: { id: account as never, name: account }, step: null, outcome: null },
  ...{ reason, attachments: [...attachments] as never, delta: {}, told: {} },
})
