import { connect, type Socket } from 'node:net'

export interface Sender {
  readonly port: number
  readonly headers: string
}

export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

export interface Measured {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
}

const CLIENTS = 16

/** Sixteen clients, each on one connection that stays, ask as fast as they are answered; throws for an answer that isn't 200. */
export async function ask(to: Sender, seconds: number, next: () => Sent): Promise<Measured> {
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  const clients = Array.from({ length: CLIENTS }, async () => {
    const client = await Client.open(to.port)
    while (performance.now() < end) {
      const started = performance.now()
      checkSound(await client.send(requestText(to, next())))
      times.push(performance.now() - started)
    }
    client.close()
  })
  await Promise.all(clients)
  const elapsed = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95) }
}

export interface Conversed extends Measured {
  /** Whole ones. */
  readonly talks: number
}

/** Clients that each carry on one conversation of requests after the other; times are of single requests. */
export async function converse(
  port: number,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
  next: () => readonly { readonly sent: Sent; readonly headers: string }[],
): Promise<Conversed> {
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  let talks = 0
  const talking = Array.from({ length: clients }, async () => {
    const client = await Client.open(port)
    while (performance.now() < end) {
      for (const { sent, headers } of next()) {
        const started = performance.now()
        checkSound(await client.send(requestText({ port, headers }, sent)))
        times.push(performance.now() - started)
      }
      talks += 1
    }
    client.close()
  })
  await Promise.all(talking)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { talks, perSecond: talks / ((performance.now() - begun) / 1000), p50: at(0.5), p95: at(0.95) }
}

function checkSound({ status, body }: Answer): void {
  if (status !== 200) throw new Error(`${status}: ${body.slice(0, 300)}`)
}

export function requestText({ headers }: Sender, { method, path, body }: Sent): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const content =
    body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}${content}\r\n${text}`
}

export interface Answer {
  readonly status: number
  /** Seconds after which to ask again, where it says so. */
  readonly retryAfter: number | null
  readonly body: string
}

/** HTTP as thin as it gets, so that the clients leave the processor to the server. */
export class Client {
  private readonly socket: Socket
  private received: Buffer = Buffer.alloc(0)
  private done: ((answer: Answer | Error) => void) | null = null

  private constructor(socket: Socket) {
    this.socket = socket
    socket.setNoDelay(true)
    socket.on('data', (data) => this.take(data))
    socket.on('error', (error) => this.done?.(error))
    socket.on('close', () => this.done?.(new Error('the connection was closed')))
  }

  static open(port: number): Promise<Client> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Client(socket)))
      socket.once('error', reject)
    })
  }

  send(text: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.done = (answer) => (answer instanceof Error ? reject(answer) : resolve(answer))
      this.socket.write(text)
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private take(data: Buffer): void {
    this.received = this.received.length === 0 ? data : Buffer.concat([this.received, data])
    const head = this.received.indexOf('\r\n\r\n')
    if (head < 0) return
    const headers = this.received.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    if (this.received.length < head + 4 + length) return
    const body = this.received.toString('utf8', head + 4, head + 4 + length)
    this.received = Buffer.alloc(0)
    const after = /retry-after: (\d+)/i.exec(headers)?.[1]
    this.done?.({
      status: Number(headers.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
      retryAfter: after === undefined ? null : Number(after),
      body,
    })
  }
}
