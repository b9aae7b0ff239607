import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { DISTRICT_HEADER } from '@citybrain/contract/api/headers.ts'
import type { Route, RouteInput, RouteReply } from '@citybrain/contract/api/route.ts'
import { Problem, Refusal, type RefusalKind } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import { type Config, type ConfigInput, findFolderHolder } from '../platform/index.ts'
import type { City, Hands } from './hands.ts'
import { cannotWrite } from './refusals.ts'

/** Calls a route of the running city as its operator. */
export type Caller = <R extends Route>(route: R, input: Partial<RouteInput<R>>) => Promise<RouteReply<R>>

interface Settings {
  readonly config: Config
  readonly input: ConfigInput
}

/**
 * Runs work against the city of these settings: through the socket of the server that holds the data folder, else
 * through a socket of our own in a city opened for the purpose. One way for both: HTTP, checked and audited.
 */
export async function withCity<T>(
  hands: Hands,
  { config, input }: Settings,
  work: (socket: string) => Promise<T>,
): Promise<T> {
  const running = config.databaseUrl === null ? findFolderHolder(config.data)?.socket : null
  if (running && (await answers(running))) return work(running)
  const quiet = { ...config, logLevel: 'silent' } as const
  const city: City = await hands.startCity({ config: quiet, input, sample: false, todayIfNew: null })
  try {
    return await work(await city.listenPrivately())
  } finally {
    await city.close()
  }
}

/** Whether a server is still there: after a kill its note in the folder and its socket stay behind. */
async function answers(socketPath: string): Promise<boolean> {
  const answer = await send({ socketPath, method: 'GET', path: '/healthz', headers: {} }).catch(() => null)
  return answer?.status === 200
}

export function createCaller(socketPath: string, district: DistrictCode | null, language: Language): Caller {
  const ask = createAsk(socketPath, district, language)
  return async (route, input) => {
    const content = input.body === undefined ? null : { type: 'application/json', bytes: JSON.stringify(input.body) }
    const answer = await ask(route, input, content)
    // The reply's schema stripped and checked it in the server; here it only gets its type back.
    return route.reply.parse(JSON.parse(answer.toString('utf8'))) as RouteReply<typeof route>
  }
}

/** What moves whole files: to a route that takes a form, from one that gives a file, onto the disk as it comes. */
export interface Carrier {
  upload<R extends Route>(route: R, input: Partial<RouteInput<R>>, file: File): Promise<RouteReply<R>>
  download<R extends Route>(route: R, input: Partial<RouteInput<R>>, path: string): Promise<void>
}

export function createCarrier(socketPath: string, district: DistrictCode, language: Language): Carrier {
  const ask = createAsk(socketPath, district, language)
  return {
    async upload(route, input, file) {
      const form = new FormData()
      form.set('file', file)
      // The runtime writes the form, with a boundary that its files don't hold.
      const written = new Response(form)
      const type = written.headers.get('content-type') ?? ''
      const answer = await ask(route, input, { type, bytes: Buffer.from(await written.arrayBuffer()) })
      return route.reply.parse(JSON.parse(answer.toString('utf8'))) as RouteReply<typeof route>
    },
    download: async (route, input, path) => void (await ask(route, input, null, path)),
  }
}

interface Asked {
  readonly params?: unknown
  readonly query?: unknown
}

interface Content {
  readonly type: string
  readonly bytes: string | Buffer
}

function createAsk(socketPath: string, district: DistrictCode | null, language: Language) {
  const ask = async (route: Route, input: Asked, content: Content | null, file?: string) => {
    const { status, bytes } = await send({
      ...{ socketPath, method: route.method, path: addressOf(route, input), content, file },
      headers: { 'accept-language': language, ...(district !== null && { [DISTRICT_HEADER]: district }) },
    })
    if (status !== 200) throw toRefusal(bytes.toString('utf8'))
    return bytes
  }
  return ask
}

function addressOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, given] of Object.entries(input.query ?? {}))
    for (const value of [given].flat()) if (value !== undefined) query.append(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}

const KIND_OF_STATUS: Readonly<Record<number, RefusalKind>> = {
  401: 'NotSignedIn',
  403: 'NotAllowed',
  404: 'NotFound',
  409: 'Conflict',
}

/** The server has chosen the language already. */
function toRefusal(text: string): Refusal {
  const { status, code, detail, details } = Problem.parse(JSON.parse(text))
  return new Refusal(KIND_OF_STATUS[status] ?? 'Invalid', code, { zh: detail, en: detail }, details)
}

interface Sent {
  readonly socketPath: string
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly content?: Content | null
  /** Where an answer of 200 goes instead of into memory. */
  readonly file?: string | undefined
}

function send({ content, headers, file, ...where }: Sent): Promise<{ status: number; bytes: Buffer }> {
  const typed = content ? { 'content-type': content.type, 'content-length': Buffer.byteLength(content.bytes) } : {}
  return new Promise((resolve, reject) => {
    const asked = request({ ...where, headers: { ...headers, ...typed }, agent: false }, (response) => {
      const status = response.statusCode ?? 0
      const taken = file !== undefined && status === 200 ? writeTo(file, response) : readWhole(response)
      taken.then((bytes) => resolve({ status, bytes }), reject)
    })
    asked.on('error', reject)
    asked.end(content?.bytes)
  })
}

async function readWhole(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A file that came in part only is none. */
async function writeTo(path: string, response: IncomingMessage): Promise<Buffer> {
  try {
    await pipeline(response, createWriteStream(path))
  } catch (error) {
    await rm(path, { force: true })
    const isOurs = error instanceof Error && 'syscall' in error && 'path' in error
    throw isOurs ? cannotWrite(path) : error
  }
  return Buffer.alloc(0)
}
