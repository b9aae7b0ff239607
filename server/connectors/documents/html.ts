import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'

const words = (list: string) => new Set(list.split(' '))
const BLOCKS = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
)
const VOID = words('area base br col embed hr img input link meta param source track wbr')
const NEVER_SHOWN = words(
  'head title script style template noscript iframe object applet svg math canvas audio video select datalist noframes noembed rt rp',
)
const RAW = words('script style noscript iframe noembed noframes xmp')
const FOREIGN = words('svg math')
const SIBLINGS: Record<string, string[]> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['td', 'th', 'tr'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
}
const HIDING_STYLE = /(display\s*:\s*none|visibility\s*:\s*(hidden|collapse))/i

interface OpenElement {
  name: string
  hides: boolean
}

/**
 * The visible text of a web page: scripts, styles and hidden elements dropped, entities decoded, one line per block and
 * per table cell. Works on the stream of tokens with its own list of open elements: no tree, no recursion, so that
 * nesting costs nothing (100 000 nested elements make parse5's tree builder quadratic).
 */
export function readHtml(source: string): string {
  const reader = new VisibleText()
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.readsFrom(tokenizer)
  tokenizer.write(source, true)
  return reader.text()
}

class VisibleText implements TokenHandler {
  #tokenizer: Tokenizer | null = null
  readonly #lines: string[] = []
  readonly #open: OpenElement[] = []
  readonly #count = new Map<string, number>()
  #line = ''
  #hidden = 0
  #preformatted = 0

  onComment(): void {}
  onDoctype(): void {}
  onNullCharacter(): void {}

  onCharacter(token: Token.CharacterToken): void {
    this.#characters(token.chars)
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.#characters(token.chars)
  }

  onStartTag(token: Token.TagToken): void {
    if (this.#tokenizer) this.#start(token, this.#tokenizer)
  }

  onEndTag(token: Token.TagToken): void {
    this.#end(token.tagName)
  }

  onEof(): void {
    this.#breakLine()
  }

  readsFrom(tokenizer: Tokenizer): void {
    this.#tokenizer = tokenizer
  }

  text(): string {
    return this.#lines.join('\n')
  }

  #characters(characters: string): void {
    if (this.#hidden > 0) return
    if (this.#preformatted === 0) {
      this.#line += characters.replace(/[\s\u00a0]+/g, (blank) => (/[\u3000]/.test(blank) ? '\u3000' : ' '))
      return
    }
    const [first = '', ...rest] = characters.split('\n')
    this.#line += first
    for (const line of rest) {
      this.#breakLine()
      this.#line = line
    }
  }

  #start(token: Token.TagToken, tokenizer: Tokenizer): void {
    const name = token.tagName
    if (BLOCKS.has(name)) {
      this.#breakLine()
      // An unclosed paragraph ends where the next block begins.
      if (this.#open.at(-1)?.name === 'p') this.#pop()
    }
    for (const sibling of SIBLINGS[name] ?? []) if (this.#open.at(-1)?.name === sibling) this.#pop()
    // The body shows even where the head was never closed.
    if (name === 'body') while (this.#count.get('head')) this.#pop()
    if (VOID.has(name) || (token.selfClosing && FOREIGN.has(name))) return
    this.#push(name, NEVER_SHOWN.has(name) || isHidden(token.attrs))
    switchMode(tokenizer, name)
  }

  #end(name: string): void {
    if (!this.#count.get(name)) {
      if (BLOCKS.has(name)) this.#breakLine()
      return
    }
    while (this.#pop() !== name);
  }

  #push(name: string, hides: boolean): void {
    this.#open.push({ name, hides })
    this.#count.set(name, (this.#count.get(name) ?? 0) + 1)
    if (hides) this.#hidden += 1
    if (name === 'pre' || name === 'textarea') this.#preformatted += 1
  }

  #pop(): string | undefined {
    const element = this.#open.pop()
    if (!element) return undefined
    if (BLOCKS.has(element.name)) this.#breakLine()
    this.#count.set(element.name, (this.#count.get(element.name) ?? 1) - 1)
    if (element.hides) this.#hidden -= 1
    if (element.name === 'pre' || element.name === 'textarea') this.#preformatted -= 1
    return element.name
  }

  #breakLine(): void {
    const line = this.#line.replace(/ {2,}/g, ' ').trim()
    if (line !== '') this.#lines.push(line)
    this.#line = ''
  }
}

/** The contents of some elements are no markup; the tree builder would tell the tokenizer so. */
function switchMode(tokenizer: Tokenizer, name: string): void {
  if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA
  else if (RAW.has(name)) tokenizer.state = TokenizerMode.RAWTEXT
  else if (name === 'textarea' || name === 'title') tokenizer.state = TokenizerMode.RCDATA
  else return
  tokenizer.lastStartTagName = name
}

function isHidden(attributes: Token.Attribute[]): boolean {
  return attributes.some(
    ({ name, value }) =>
      (name === 'hidden' && value !== 'until-found') || (name === 'style' && HIDING_STYLE.test(value)),
  )
}
