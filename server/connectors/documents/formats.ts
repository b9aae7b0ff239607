import { BadDocument, unsupported } from './bad-document.ts'
import { isOle } from './ole.ts'

export type DocumentFormat = 'txt' | 'docx' | 'doc' | 'wps' | 'ofd' | 'html' | 'pdf'

export const mediaTypes = {
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  html: 'text/html',
  pdf: 'application/pdf',
} as const satisfies Record<DocumentFormat, string>

const PICTURES = ['89504e470d0a1a0a', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '424d', '0000000c6a502020']
const ARCHIVES = ['526172211a07', '377abcaf271c', '1f8b', '425a68', 'fd377a585a00']
const BLOCKS =
  'html|head|body|meta|title|div|p|table|script|style|article|section|main|header|nav|h[1-6]|ul|ol|span|br|center|font'
const HTML_START = /^(\s|\ufeff|<!--[\s\S]{0,4000}?-->|<\?xml[^>]{0,200}\?>)*(<!doctype\s+html|<html[\s>])/i
const FRAGMENT_START = new RegExp(`^[\\s\\ufeff]*<(${BLOCKS})[\\s>/]`, 'i')

/** What the first bytes tell: a container to look into, or a text to decode. Throws for what is known and not wanted. */
export function sniffContainer(bytes: Uint8Array): 'pdf' | 'zip' | 'ole' | 'text' {
  const head = Buffer.from(bytes.subarray(0, 1024))
  const hex = head.subarray(0, 16).toString('hex')
  if (head.includes('%PDF-')) return 'pdf'
  if (isOle(bytes)) return 'ole'
  if (/^504b(0304|0506|0708)/.test(hex)) return 'zip'
  if (PICTURES.some((magic) => hex.startsWith(magic)) && head.includes(0)) throw new BadDocument('document.scan')
  if (ARCHIVES.some((magic) => hex.startsWith(magic))) throw unsupported('压缩包', 'an archive: unpack it first')
  const start = head.toString('latin1').trimStart()
  if (start.startsWith('{\\rtf')) throw unsupported('RTF 文档', 'an RTF document')
  if (/^(MIME-Version:|From:.*\r?\nSubject:)/i.test(start)) throw unsupported('单个文件网页', 'a web archive (MHTML)')
  return 'text'
}

/** What a zip holds, by its parts. */
export function sniffZip(names: ReadonlySet<string>): 'docx' | 'ofd' {
  const list = [...names]
  if (names.has('OFD.xml')) return 'ofd'
  if (list.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
  if (list.some((name) => name.startsWith('xl/'))) throw unsupported('Excel 工作簿', 'an Excel workbook')
  if (list.some((name) => name.startsWith('ppt/'))) throw unsupported('演示文稿', 'a slide show')
  if (names.has('content.xml') && names.has('mimetype')) throw unsupported('OpenDocument 文档', 'an OpenDocument file')
  throw unsupported('压缩包', 'an archive: unpack it first')
}

/** Whether a decoded text is a web page; the file's name decides only where the text could be either. */
export function isHtml(text: string, fileName: string | null): boolean {
  if (HTML_START.test(text)) return true
  const head = text.slice(0, 4096)
  const named = /\.(html?|xhtml|shtml)$/i.test(fileName ?? '')
  if (named) return /<\/?[a-z][^>]*>/i.test(text.slice(0, 65_536))
  return FRAGMENT_START.test(head) && /<\/[a-z0-9]+>/i.test(text) && !/\.(txt|md|csv)$/i.test(fileName ?? '')
}

/** Word and WPS Writer share one binary format: here only the name can tell. */
export function nameWordBinary(fileName: string | null): 'doc' | 'wps' {
  return /\.(wps|wpt)$/i.test(fileName ?? '') ? 'wps' : 'doc'
}
