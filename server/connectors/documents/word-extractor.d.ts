declare module 'word-extractor' {
  interface ReadOptions {
    filterUnicode?: boolean
  }
  interface WordText {
    getBody(options?: ReadOptions): string
    getFootnotes(options?: ReadOptions): string
    getEndnotes(options?: ReadOptions): string
    getHeaders(options?: ReadOptions): string
    getTextboxes(options?: ReadOptions): string
  }
  export default class WordExtractor {
    extract(source: Buffer): Promise<WordText>
  }
}
