import { Refusal } from '@citybrain/contract/kernel/errors.ts'

/** Why a file is not taken, once and for all: kept with the attachment, so that each repetition is told the same. */
export const VERDICTS = {
  'attachments.type-refused': () =>
    new Refusal('Invalid', 'attachments.type-refused', {
      zh: '不接收这种文件。可以上传 JPEG、PNG、WebP 照片，PDF，.docx、.xlsx、.pptx 和 MP4 短视频；请转存后上传。',
      en: 'This kind of file is not taken. JPEG, PNG and WebP photos, PDF, .docx, .xlsx, .pptx and short MP4 videos are: save it as one of these and upload that.',
    }),
  'attachments.heic-refused': () =>
    new Refusal('Invalid', 'attachments.heic-refused', {
      zh: '暂不能读取 HEIC、HEIF、AVIF 照片。请在手机相机设置中选“兼容性最佳”（JPEG），或转为 JPEG 后上传。',
      en: 'HEIC, HEIF and AVIF photos cannot be read yet. Set the camera to “most compatible” (JPEG), or convert the photo and upload that.',
    }),
  'attachments.damaged': () =>
    new Refusal('Invalid', 'attachments.damaged', {
      zh: '文件已损坏或不完整，没有接收。请在手机或电脑上打开核对，另存后重新上传。',
      en: 'The file is damaged or incomplete and was not taken. Open it to check, save it anew and upload that.',
    }),
  'attachments.too-many-pixels': () =>
    new Refusal('Invalid', 'attachments.too-many-pixels', {
      zh: '照片超过 5000 万像素，没有接收。请在相机中选较低的分辨率，或缩小后上传。',
      en: 'The picture has more than 50 million pixels and was not taken. Choose a lower resolution in the camera, or reduce it.',
    }),
  'attachments.bomb': () =>
    new Refusal('Invalid', 'attachments.bomb', {
      zh: '文件解开后超出限度（可能是压缩炸弹），没有接收。请核对文件，另存后重新上传。',
      en: 'Unfolded, the file exceeds what is allowed (possibly a decompression bomb); it was not taken. Check it, save it anew and upload that.',
    }),
  'attachments.quarantined': () =>
    new Refusal('Invalid', 'attachments.quarantined', {
      zh: '查毒发现文件含有病毒，已隔离并清除，不能使用。请在自己的设备上查毒，并告知管理员。',
      en: 'The scanner found a virus in the file; it was isolated and removed and cannot be used. Scan your own device and tell an administrator.',
    }),
} as const satisfies Record<string, () => Refusal>

export type VerdictCode = keyof typeof VERDICTS

/** What the process that looks at files says of a bad one. */
export type BadFileCode = Exclude<VerdictCode, 'attachments.quarantined'>

/** A file that is not taken, as it is thrown where the file is looked at. */
export class BadFile extends Error {
  readonly code: BadFileCode

  constructor(code: BadFileCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'BadFile'
    this.code = code
  }
}
