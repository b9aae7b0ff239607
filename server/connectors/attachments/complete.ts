import { createHash } from 'node:crypto'
import { ATTACHMENT_PART_BYTES } from '@citybrain/contract/api/attachments.ts'
import type { Attachment, AttachmentUpload } from '@citybrain/contract/engines/attachment.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { sql } from 'kysely'
import { type Db, save, type Write } from '../../platform/index.ts'
import { incompleteAttachment, noSuchAttachment, wrongAttachmentState, wrongHash } from './errors.ts'
import { limits } from './limits.ts'
import type { Looked } from './look.ts'
import { lookInProcess } from './looking.ts'
import { type AttachmentDeps, type Caller, getOwn, subjectOf } from './service.ts'
import { deleteParts, findAttachment, findPart, insertPictures, listParts, withParts } from './store.ts'
import { createTurns } from './turns.ts'
import { BadFile, VERDICTS, type VerdictCode } from './verdicts.ts'

/** Whole files lie in memory only while it is their turn. */
const turns = createTurns(limits.atOnce)

/**
 * Checks what arrived and lets it be used; the same again gives the same answer, sound or refused. It goes on when the
 * caller has gone: a telephone that lost its network asks again and finds it done.
 */
export async function completeAttachment(deps: AttachmentDeps, caller: Caller, id: string): Promise<AttachmentUpload> {
  const known = await getOwn(caller, id)
  if (known.state === 'uploading') {
    checkParts(known, await listParts(caller.db, id))
    const end = await turns.take(`${caller.actor.district} ${caller.actor.accountId}`)
    try {
      // Another request for it may have had its turn in the meantime.
      if ((await getOwn(caller, id)).state === 'uploading') await check(deps, caller, known)
    } finally {
      end()
    }
  }
  const after = await findAttachment(caller.db, id)
  if (!after) throw noSuchAttachment()
  const { state, refusal } = after.attachment
  if (refusal) throw verdictOf(refusal.code)
  if (state !== 'ready') throw wrongAttachmentState(state)
  return withParts(caller.db, after)
}

function verdictOf(code: string): Refusal {
  // Written by `conclude` below, from the same table.
  return VERDICTS[code as VerdictCode]()
}

const partsOf = (bytes: number) => Math.ceil(bytes / ATTACHMENT_PART_BYTES)

function checkParts({ bytes }: Attachment, parts: readonly number[]): void {
  const there = new Set(parts)
  const missing = Array.from({ length: partsOf(bytes) }, (_, number) => number).filter((one) => !there.has(one))
  if (missing.length > 0) throw incompleteAttachment(missing)
}

async function check(deps: AttachmentDeps, caller: Caller, known: Attachment): Promise<void> {
  const { actor, db } = caller
  const bytes = await readWhole(db, known)
  if (createHash('sha256').update(bytes).digest('hex') !== known.sha256) {
    await sql`delete from attachment_part where attachment_id = ${known.id}::uuid
      and exists (select from attachment where id = ${known.id}::uuid and state = 'uploading')`.execute(db)
    throw wrongHash()
  }
  const virus = deps.scanner === null ? null : await deps.scanner(bytes)
  if (virus !== null) return conclude(caller, known, refusing(caller, known, 'attachments.quarantined'), { virus })
  try {
    const looked = await lookInProcess(bytes)
    await conclude(caller, known, accepting(caller, known, looked), { mediaType: looked.mediaType })
  } catch (error) {
    if (!(error instanceof BadFile)) throw error
    deps.logger.info(
      { attachment: known.id, district: actor.district, code: error.code, err: error },
      'attachment refused',
    )
    await conclude(caller, known, refusing(caller, known, error.code), { refusal: error.code })
  }
}

async function readWhole(db: Db, { id, bytes }: Attachment): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes)
  for (let number = 0; number < partsOf(bytes); number += 1) {
    // One part at a time: as one answer the database would write all of it as text at once.
    const part = await findPart(db, id, number)
    if (!part) throw incompleteAttachment([number])
    whole.set(part, number * ATTACHMENT_PART_BYTES)
  }
  return whole
}

function accepting({ actor }: Caller, { id }: Attachment, { mediaType, picture }: Looked): Write[] {
  const [longitude, latitude] = picture?.position ?? [null, null]
  const update = sql`update attachment set state = 'ready', media_type = ${mediaType},
      width = ${picture?.width ?? null}::int, height = ${picture?.height ?? null}::int,
      picture_taken_at = ${picture?.takenAt ?? null}::timestamptz, picture_longitude = ${longitude}::float8,
      picture_latitude = ${latitude}::float8, completed_at = (select at from moment)
    where district = ${actor.district} and id = ${id}::uuid and state = 'uploading'`
  const pictures = picture === null ? [] : [{ sql: insertPictures(actor.district, id, picture) }]
  return [{ sql: update, rows: 1 }, ...pictures]
}

/** Of a file that is not taken nothing stays but its hash and the reason. */
function refusing({ actor }: Caller, { id }: Attachment, code: VerdictCode): Write[] {
  const { words } = VERDICTS[code]()
  const state = code === 'attachments.quarantined' ? 'quarantined' : 'refused'
  const update = sql`update attachment set state = ${state}, refusal = ${JSON.stringify({ code, words })}::jsonb
    where district = ${actor.district} and id = ${id}::uuid and state = 'uploading'`
  return [{ sql: update, rows: 1 }, { sql: deleteParts(actor.district, id) }]
}

/** Another process may have come to its end first: then its word stands. */
async function conclude({ actor, db }: Caller, known: Attachment, writes: Write[], found: object): Promise<void> {
  const { id, fileName, bytes, sha256 } = known
  const audit = { action: 'attachment.complete', subject: subjectOf(id), after: { fileName, bytes, sha256, ...found } }
  try {
    await save(db, { writes, events: [], audits: [audit], actor })
  } catch (error) {
    const lost = error instanceof Refusal && error.kind === 'Conflict'
    if (!lost || (await getOwn({ actor, db }, id)).state === 'uploading') throw error
  }
}
