import { type Carrier, type Letter, type Outcome, plainError } from './letter.ts'

/** A request to whichever provider, as settings describe it; `{phone}`, `{text}` and `{id}` stand for the letter's. */
export interface GatewaySettings {
  readonly url: string
  readonly method: 'POST' | 'PUT' | 'GET'
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or `a=…&b=…`; null for none. Values are encoded as that form asks for. */
  readonly body: string | null
  /** `path=value|value` in the answer's JSON, such as `code=0`; null: status 2xx is success. */
  readonly success: string | null
  readonly timeoutMs: number
}

/** SMS through a plain HTTP gateway. */
export function createGatewayCarrier(settings: GatewaySettings): Carrier {
  return {
    ...{ channel: 'sms', through: new URL(withoutMarks(settings.url)).host },
    send: (letter) => send(settings, letter),
    close: () => undefined,
  }
}

const withoutMarks = (text: string) => text.replace(/\{(phone|text|id)\}/g, 'x')

async function send(settings: GatewaySettings, letter: Letter): Promise<Outcome> {
  const request = requestOf(settings, letter)
  try {
    const signal = AbortSignal.timeout(settings.timeoutMs)
    const answer = await fetch(request.url, { ...request.init, redirect: 'manual', signal })
    return judge(settings, answer.status, await readSome(answer))
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError'
    return {
      how: 'away',
      error: timeout ? `no answer within ${settings.timeoutMs / 1000} s` : plainError(causeOf(error)),
    }
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

type Filled = (template: string) => string

/** The request of a letter. Each form encodes for itself, so that no text can become a field. */
export function requestOf(
  { url, method, headers, body }: Pick<GatewaySettings, 'url' | 'method' | 'headers' | 'body'>,
  { id, address: phone, text }: Pick<Letter, 'id' | 'address' | 'text'>,
): { url: string; init: { method: string; headers: Record<string, string>; body?: string } } {
  const values: Record<string, string> = { phone, text, id }
  const fill: Filled = (template) => template.replace(/\{(phone|text|id)\}/g, (_, key: string) => values[key] ?? '')
  const address = url.replace(/\{(phone|text|id)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? ''))
  if (body === null) return { url: address, init: { method, headers: { ...headers } } }
  const json = isJson(body)
  const type = json ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded; charset=utf-8'
  return {
    url: address,
    init: {
      method,
      headers: { 'content-type': type, ...headers },
      body: json ? filledJson(body, fill) : filledForm(body, fill),
    },
  }
}

export const isJson = (body: string): boolean => /^\s*[{[]\s*("|\{|\[|\}|\])/.test(body)

function filledJson(body: string, fill: Filled): string {
  return JSON.stringify(JSON.parse(body, (_, value: unknown) => (typeof value === 'string' ? fill(value) : value)))
}

function filledForm(body: string, fill: Filled): string {
  return new URLSearchParams([...new URLSearchParams(body)].map(([key, value]) => [key, fill(value)])).toString()
}

const MOST_BYTES = 64 * 1024

async function readSome(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    size += part.length
    if (size > MOST_BYTES) break
  }
  return Buffer.concat(parts).toString('utf8')
}

/** What an answer means. A gateway that says no with status 200 refuses this one letter; it is tried again before it is given up. */
export function judge({ success }: Pick<GatewaySettings, 'success'>, status: number, text: string): Outcome {
  if (status === 429 || status >= 500 || status === 401 || status === 403)
    return { how: 'away', error: `status ${status}` }
  if (status < 200 || status >= 300) return { how: 'refused', error: `status ${status}` }
  if (success === null) return { how: 'sent', error: null }
  const [path = '', values = ''] = [success.slice(0, success.indexOf('=')), success.slice(success.indexOf('=') + 1)]
  const found = valueAt(text, path.split('.'))
  if (found !== null && values.split('|').includes(found)) return { how: 'sent', error: null }
  return {
    how: 'again',
    error: plainError(found === null ? `the answer has no ${path}` : `the answer says ${path}=${found}`),
  }
}

function valueAt(text: string, path: readonly string[]): string | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return null
    // Any object may be asked for a key that it lacks.
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return value === undefined || value === null || typeof value === 'object' ? null : String(value)
}
