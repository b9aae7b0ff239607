interface Bilingual {
  zh: string
  en: string
}

const SUPPORTED: Bilingual = {
  zh: 'GeoJSON、Shapefile（打包成 zip）、KML、KMZ 和 CSV',
  en: 'GeoJSON, Shapefile (zipped), KML, KMZ and CSV',
}

const sentences = {
  'geodata.empty': () => ({
    zh: '没有收到文件，或文件是空的。请选择一个空间数据文件再上传。',
    en: 'No file arrived, or it is empty. Choose a file of spatial data and upload it again.',
  }),
  'geodata.too-large': (what: Bilingual) => ({
    zh: `文件太大（${what.zh}），没有读取。上限为 32 MB、20000 个图形、200 万个坐标。请分成几个文件再导入。`,
    en: `The file is too large (${what.en}) and was not read. The limit is 32 MB, 20 000 features and 2 000 000 positions: split it and import the parts.`,
  }),
  'geodata.unsupported': () => ({
    zh: `认不出这种文件。可以导入 ${SUPPORTED.zh}；请另存为其中一种再上传。`,
    en: `This kind of file is not known. Supported are ${SUPPORTED.en}: save it as one of these and upload that.`,
  }),
  'geodata.unreadable': (what: Bilingual) => ({
    zh: `文件读不出来：${what.zh}。请用制图软件打开核对，重新导出后再上传。`,
    en: `The file cannot be read: ${what.en}. Open it in a mapping program, export it again and upload that.`,
  }),
  'geodata.bomb': () => ({
    zh: '文件展开后超出限度（可能是压缩炸弹或实体炸弹），已停止读取。请用制图软件重新导出后再上传。',
    en: 'Unfolded, the file exceeds what is allowed (possibly a decompression or entity bomb); reading was stopped. Export it again in a mapping program.',
  }),
  'geodata.encrypted': () => ({
    zh: '压缩包有密码保护，无法读取。请去掉密码后再上传。',
    en: 'The archive is protected by a password. Remove it and upload the file again.',
  }),
  'geodata.too-slow': () => ({
    zh: '文件在一分钟内没有读完，已停止。请分成几个文件再上传。',
    en: 'The file could not be read within a minute; reading was stopped. Split it and upload the parts.',
  }),
} as const satisfies Record<string, (what: Bilingual) => Bilingual>

export type BadGeodataCode = keyof typeof sentences

/** `said`: the sentence itself, as another thread has put it. */
interface Options extends ErrorOptions {
  said?: Bilingual
}

/** A file of spatial data was refused: what, why, and what to do next. */
export class BadGeodata extends Error {
  readonly code: BadGeodataCode
  readonly zh: string
  readonly en: string

  constructor(code: BadGeodataCode, what: Bilingual = { zh: '', en: '' }, options: Options = {}) {
    const sentence: Bilingual = options.said ?? sentences[code](what)
    super(sentence.en, options)
    this.name = 'BadGeodata'
    this.code = code
    this.zh = sentence.zh
    this.en = sentence.en
  }
}

export const unreadable = (zh: string, en: string, cause?: unknown) =>
  new BadGeodata('geodata.unreadable', { zh, en }, { cause })
