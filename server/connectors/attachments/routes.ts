import * as api from '@citybrain/contract/api/attachments.ts'
import { type MountedRoute, serve } from '../../engines/identity/index.ts'
import { completeAttachment } from './complete.ts'
import { contentOf, pictureOf } from './content.ts'
import { badPart } from './errors.ts'
import {
  type AttachmentDeps,
  declareAttachment,
  deleteAttachment,
  getReadable,
  putPart,
  readAttachment,
} from './service.ts'

export function attachmentRoutes(deps: AttachmentDeps): MountedRoute[] {
  return [
    serve(api.declareAttachment, ({ actor, db, body }) => declareAttachment(deps, { actor, db }, body)),
    serve(api.putAttachmentPart, async ({ actor, db, params, upload }) => {
      if (!upload) throw badPart()
      return putPart({ actor, db }, params.attachment, { number: params.number, bytes: upload.bytes })
    }),
    serve(api.getAttachment, ({ actor, db, params }) => readAttachment(deps, { actor, db }, params.attachment)),
    serve(api.completeAttachment, ({ actor, db, params }) =>
      completeAttachment(deps, { actor, db }, params.attachment),
    ),
    serve(api.getAttachmentContent, async ({ actor, db, params }) =>
      contentOf(db, await getReadable(deps, { actor, db }, params.attachment)),
    ),
    serve(api.getAttachmentPicture, async ({ actor, db, params, query }) =>
      pictureOf(db, await getReadable(deps, { actor, db }, params.attachment), query.size === '320' ? 320 : 1280),
    ),
    serve(api.deleteAttachment, async ({ actor, db, params }) => {
      await deleteAttachment({ actor, db }, params.attachment)
      return { deleted: params.attachment }
    }),
  ]
}
