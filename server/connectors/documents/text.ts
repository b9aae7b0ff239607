import { BadDocument } from './bad-document.ts'

/** A text as decoded: BOM and CR kept, since offsets refer to it as it is. */
export interface DecodedText {
  text: string
  encoding: string
}

// The characters that fill official prose, simplified and traditional: real text is dense with them, a wrong decoding
// is not, because its characters spread evenly over the whole code table.
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严城镇街乡村项目资' +
    '國發會們來個時為這說對產種後開經學還關與實動義業應無現體點處機進過達當長書電場報導區權規標準劃選種務參辦習團歷廣濟極聯認證類離華確張馬話整況傳許書記觀織裝響約適屬圓滿縣嚴鄉項億萬',
)
const LABELS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
  big5: 'Big5',
}
const LOSSY = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
const SAMPLE_BYTES = 256 * 1024
const LEAST_SCORE = 0.35
const MOST_LOST = 0.02

/**
 * Decodes a text file. A byte-order mark decides; then strict UTF-8; then the encoding whose reading looks most like
 * prose. Nothing is stripped or normalised. Throws `document.unreadable` for what isn't text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes)
  const encoding = marked ?? (isPlainUtf8(bytes) ? 'utf-8' : likeliestEncoding(bytes))
  if (!encoding) throw notText()
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  if (!looksLikeText(text)) throw notText()
  return { text, encoding: LABELS[encoding] ?? encoding }
}

function notText(): BadDocument {
  return new BadDocument('document.unreadable', {
    zh: '，里面是二进制数据或编码无法识别',
    en: ': it holds binary data or an unknown encoding',
  })
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function isPlainUtf8(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, SAMPLE_BYTES).includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function likeliestEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const scored = LOSSY.map((encoding) => {
    // Cutting the sample may cut a character: one replacement at the end is no fault.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample).replace(/\ufffd$/, '')
    return { encoding, score: proseScore(text) }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= LEAST_SCORE ? best.encoding : null
}

/** 1 for clean prose, 0 and below for noise: the share of usual characters less five times that of faults. */
function proseScore(text: string): number {
  let usual = 0
  let neutral = 0
  let faults = 0
  let total = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    total += 1
    if (isFault(code)) faults += 1
    else if (code < 0x7f || COMMON.has(character) || isUsualMark(code)) usual += 1
    else if (code >= 0x4e00 && code <= 0x9fff) neutral += 1
  }
  return total === 0 ? 0 : (usual + 0.5 * neutral - 5 * faults) / total
}

function isUsualMark(code: number): boolean {
  return (code >= 0x3000 && code <= 0x3020) || (code >= 0xff01 && code <= 0xff5e) || (code >= 0x2010 && code <= 0x2030)
}

function isFault(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x1a
  const privateUse = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000
  return (
    code === 0x7f ||
    (code >= 0x80 && code < 0xa0) ||
    code === 0xfffd ||
    code === 0xffff ||
    code === 0xfffe ||
    privateUse
  )
}

function looksLikeText(text: string): boolean {
  let faults = 0
  let nul = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0) nul = true
    if (isFault(code)) faults += 1
  }
  // A few lost characters are a fact of old files; the reader sees them as �.
  return !nul && faults <= Math.max(2, text.length * MOST_LOST)
}
