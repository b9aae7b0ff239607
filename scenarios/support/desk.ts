import type { Route, RouteInput, RouteReply } from '@citybrain/contract/api/route.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'

const DISTRICT = '120104'
const SAMPLE_PASSWORD = 'nankai-sample-2023'
const POLL_MS = 50

/** A person at work through the public interface: signs in as the browser does, calls routes as the contract has them. */
export interface Desk {
  /** What signs each request, for what `call` doesn't send. */
  readonly headers: Record<string, string>
  call<R extends Route>(route: R, input?: Partial<RouteInput<R>>): Promise<RouteReply<R>>
  /** Imports a file and gives the finished job. */
  importFile(name: string, bytes: Uint8Array, query?: string): Promise<Job>
  /** The job when it has ended. */
  ended(job: string): Promise<Job>
}

/** Signs a sample person in. */
export async function openDesk(url: string, login: string): Promise<Desk> {
  const reply = await fetch(`${url}/api/v1/districts/${DISTRICT}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password: SAMPLE_PASSWORD }),
  })
  if (!reply.ok) throw new Error(`sign-in as ${login}: ${reply.status} ${await reply.text()}`)
  const { csrfToken } = (await reply.json()) as { csrfToken: string }
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const headers = { cookie, origin: url, 'x-csrf-token': csrfToken }

  async function send(method: string, path: string, body?: string | FormData): Promise<unknown> {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const answer = await fetch(`${url}${path}`, { method, headers: { ...headers, ...type }, body: body ?? null })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  async function ended(job: string): Promise<Job> {
    for (;;) {
      const now = (await send('GET', `/api/v1/jobs/${job}`)) as Job
      if (now.endedAt !== null) return now
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  return {
    headers,
    call: async (route, input = {}) =>
      route.reply.parse(
        await send(
          route.method,
          addressOf(route, input),
          input.body === undefined ? undefined : JSON.stringify(input.body),
        ),
      ) as never,
    importFile: async (name, bytes, query = '') => {
      const form = new FormData()
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
      const { id } = (await send('POST', `/api/v1/plans/imports${query}`, form)) as Job
      return ended(id)
    },
    ended,
  }
}

function addressOf(route: Route, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}
