import { type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The way between phones and a city, which loses what it is told to lose. */
export interface Network {
  readonly url: string
  /** Loses the next request that fits: before the city has it, or the city's answer. Resolves when it has happened. */
  lose(fits: RegExp, what: 'request' | 'answer'): Promise<void>
  /** From now on phones are given another version of the field app's worker. */
  release(): void
  /** What was answered without an error since the last time, as `PUT /path`. */
  answered(): string[]
  stop(): Promise<void>
}

interface Loss {
  readonly fits: RegExp
  readonly what: 'request' | 'answer'
  happened(): void
}

export async function openNetwork(city: string): Promise<Network> {
  const losses = new Set<Loss>()
  const answered: string[] = []
  let released = false
  const carry = (asked: IncomingMessage, answer: ServerResponse) => {
    const name = `${asked.method} ${asked.url?.split('?')[0]}`
    const loss = [...losses].find(({ fits }) => fits.test(name))
    if (loss) losses.delete(loss)
    if (loss?.what === 'request') {
      loss.happened()
      return asked.socket.destroy()
    }
    const isNext = released && asked.url === '/field-worker.js'
    // What the browser has of the former version is no answer to the question for the next.
    const { 'if-none-match': _, 'if-modified-since': __, ...fresh } = asked.headers
    const headers = isNext ? fresh : asked.headers
    const onward: ClientRequest = request(`${city}${asked.url}`, { method: asked.method, headers })
    onward.on('error', () => asked.socket.destroy())
    onward.on('response', (got) => {
      if (loss) {
        got.resume()
        loss.happened()
        return asked.socket.destroy()
      }
      if ((got.statusCode ?? 0) < 400) answered.push(name)
      const { 'content-length': _length, ...rest } = got.headers
      answer.writeHead(got.statusCode ?? 502, isNext ? rest : got.headers)
      got.pipe(answer, { end: !isNext })
      if (isNext) got.on('end', () => answer.end('\n// the next version\n'))
      return
    })
    return asked.pipe(onward)
  }
  const server = createServer(carry)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    lose: (fits, what) => new Promise((happened) => losses.add({ fits, what, happened })),
    release: () => {
      released = true
    },
    answered: () => answered.splice(0),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
