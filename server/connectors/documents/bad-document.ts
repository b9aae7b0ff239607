/** Something said in both languages of the console. */
export interface Bilingual {
  zh: string
  en: string
}

const SUPPORTED: Bilingual = {
  zh: '.txt、.docx、.doc、.wps、.ofd、.html 和带文字层的 .pdf',
  en: '.txt, .docx, .doc, .wps, .ofd, .html and .pdf with a text layer',
}
const NOTHING: Bilingual = { zh: '', en: '' }

const sentences = {
  'document.empty': () => ({
    zh: '文件是空的（0 字节），没有导入。请检查文件是否保存完整，再重新选择。',
    en: 'The file is empty (0 bytes) and was not imported. Check that it was saved completely and choose it again.',
  }),
  'document.unreadable': (why) => ({
    zh: `文件读不出文字${why.zh}，没有导入。请用 Word 或 WPS 打开，另存为 .docx 或 UTF-8 编码的 .txt 后再导入。`,
    en: `No text can be read from the file${why.en}; it was not imported. Open it in Word or WPS, save it as .docx or as .txt in UTF-8, and import that.`,
  }),
  'document.too-large': (what) => ({
    zh: `文件太大${what.zh}，没有导入。上限为 20 MB、200 万字；请删去图片或分成几个文件再导入。`,
    en: `The file is too large${what.en} and was not imported. The limit is 20 MB and 2,000,000 characters: remove pictures or split it, and import the parts.`,
  }),
  'document.bomb': () => ({
    zh: '文件解压后超出限度（可能是压缩炸弹），没有导入。请用 Word 或 WPS 打开核对，另存为新的 .docx 后再导入。',
    en: 'Unpacked, the file exceeds what a document may hold (possibly a decompression bomb); it was not imported. Check it in Word or WPS, save it as a new .docx, and import that.',
  }),
  'document.encrypted': () => ({
    zh: '文件有密码保护，无法读取，没有导入。请先在原软件中去掉密码，再导入。',
    en: 'The file is protected by a password and was not imported. Remove the password in the program that made it, then import it.',
  }),
  'document.scan': () => ({
    zh: '文件是扫描件或图片，没有可用的文字层，没有导入。请先做文字识别（OCR）并核对，再导入识别后的文件。',
    en: 'The file is a scan or a picture without a usable text layer and was not imported. Recognise its text (OCR) first, check it, and import the result.',
  }),
  'document.secret': (grade) => ({
    zh: `文件标有密级${grade.zh}。依照《保守国家秘密法》，涉密文件不得进入本系统，没有导入，也没有留存。请改在涉密系统中办理。`,
    en: `The document bears a secrecy grade${grade.en}. State secrets may not enter this system: it was not imported and nothing of it was kept. Handle it in the system meant for classified documents.`,
  }),
  'document.unsupported': (what) => ({
    zh: `不支持这种文件${what.zh}，没有导入。可以导入 ${SUPPORTED.zh}；请另存为其中一种再导入。`,
    en: `This kind of file${what.en} is not supported and was not imported. Supported are ${SUPPORTED.en}: save it as one of these and import that.`,
  }),
  'document.no-readable-character': () => ({
    zh: '文件里没有一个可读的字，没有导入。请检查是否选错了文件。',
    en: 'The file holds not one readable character and was not imported. Check that it is the right file.',
  }),
  'document.too-slow': () => ({
    zh: '文件在限定时间内没有读完，已停止，没有导入。请用 Word 或 WPS 打开，另存为 .docx 或 .txt 后再导入。',
    en: 'The file could not be read within the time allowed; reading was stopped and nothing was imported. Open it in Word or WPS, save it as .docx or .txt, and import that.',
  }),
} as const satisfies Record<string, (detail: Bilingual) => Bilingual>

export type BadDocumentCode = keyof typeof sentences

/** A document was refused: what was refused, why, and what to do next, in Chinese and English. Nothing is stored. */
export class BadDocument extends Error {
  readonly code: BadDocumentCode
  readonly detail: Bilingual
  readonly zh: string
  readonly en: string

  constructor(code: BadDocumentCode, detail: Bilingual = NOTHING, options?: ErrorOptions) {
    const sentence: Bilingual = sentences[code](detail)
    super(sentence.en, options)
    this.name = 'BadDocument'
    this.code = code
    this.detail = detail
    this.zh = sentence.zh
    this.en = sentence.en
  }
}

/** A kind of file that was recognised but can't be read. */
export function unsupported(zh: string, en: string): BadDocument {
  return new BadDocument('document.unsupported', { zh: `（${zh}）`, en: ` (${en})` })
}

/** A file that ends early or breaks its own format's rules. */
export function damaged(cause?: unknown): BadDocument {
  return new BadDocument(
    'document.unreadable',
    { zh: '，文件已损坏或不完整', en: ': it is damaged or incomplete' },
    { cause },
  )
}
