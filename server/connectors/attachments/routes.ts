import * as api from '@citybrain/contract/api/attachments.ts'
import * as publicApi from '@citybrain/contract/api/report-photos.ts'
import { type Call, type MountedRoute, serve } from '../../engines/identity/index.ts'
import { publicActor } from '../../platform/index.ts'
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
    ...publicRoutes(deps),
    serve(api.deleteAttachment, async ({ actor, db, params }) => {
      await deleteAttachment({ actor, db }, params.attachment)
      return { deleted: params.attachment }
    }),
  ]
}

type PublicCall = Call<(typeof publicApi.REPORT_PHOTO_ROUTES)[number]>

/** Whoever has no account, whatever session their browser may hold beside. */
const callerOf = ({ district, db, address, requestId }: PublicCall) => ({
  actor: publicActor(district, { ip: address, requestId }),
  db,
})

function publicRoutes(deps: AttachmentDeps): MountedRoute[] {
  return [
    serve(publicApi.declareReportPhoto, (call) => declareAttachment(deps, callerOf(call), call.body)),
    serve(publicApi.putReportPhotoPart, async (call) => {
      if (!call.upload) throw badPart()
      const { attachment, number } = call.params
      return putPart(callerOf(call), attachment, { number, bytes: call.upload.bytes })
    }),
    serve(publicApi.completeReportPhoto, (call) => completeAttachment(deps, callerOf(call), call.params.attachment)),
  ]
}
