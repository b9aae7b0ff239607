import { completeReportPhoto, declareReportPhoto, putReportPhotoPart } from '@citybrain/contract/api/report-photos.ts'
import { call } from '../api/call.ts'
import type { UploadDoor } from '../attachments/upload.ts'

/** Photos of whoever has no account. */
export function photoDoor(district: string): UploadDoor {
  // The address was given by a district that answered.
  const params = { district }
  return {
    declare: (body, signal) => call(declareReportPhoto, { params, body, ...signal }),
    putPart: (id, { number, bytes }, signal) =>
      call(putReportPhotoPart, { params: { ...params, attachment: id, number }, bytes, ...signal }),
    complete: (id, signal) => call(completeReportPhoto, { params: { ...params, attachment: id }, ...signal }),
  }
}
