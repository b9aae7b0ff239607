import { createHash } from 'node:crypto'
import { ATTACHMENT_PART_BYTES } from '@citybrain/contract/api/attachments.ts'
import { beforeEach, expect, test, vi } from 'vitest'
import { pretendBrowser } from './browser.fixture.ts'

pretendBrowser()
const { uploadAttachment, withdrawAttachment } = await import('./upload.ts')

const ID = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0a1'
const FILE = new Blob([Buffer.alloc(2 * ATTACHMENT_PART_BYTES + 1_000, 'photo')])
const OPTIONS = { id: ID, fileName: '路灯.jpg', pausesMs: [1, 1] }

/** A server at the far end of the network, which a test may break off before or after it has done its part. */
class Server {
  readonly parts = new Map<number, Buffer>()
  readonly log: string[] = []
  declared: { sha256: string; bytes: number } | null = null
  state = 'uploading'
  /** What happens to the next requests, in their order; none: they are answered. */
  readonly trouble: ('cut before' | 'cut after' | { status: number; code: string })[] = []

  async fetch(path: string, { method, body }: { method: string; body?: string | Blob }): Promise<Response> {
    const trouble = this.trouble.shift()
    this.log.push(`${method} ${path.replace('/api/v1/attachments', '').replace(ID, ':id')}`)
    if (trouble === 'cut before') throw new TypeError('network')
    if (typeof trouble === 'object') return this.refuse(trouble)
    const answer = await this.answer(path, method, body)
    if (trouble === 'cut after') throw new TypeError('network')
    return answer
  }

  private async answer(path: string, method: string, body: string | Blob | undefined): Promise<Response> {
    if (method === 'POST' && typeof body === 'string') this.declared = JSON.parse(body)
    if (method === 'PUT' && body instanceof Blob)
      this.parts.set(Number(path.split('/').at(-1)), Buffer.from(await body.arrayBuffer()))
    if (path.endsWith('/complete')) {
      if (this.whole().length !== this.declared?.bytes)
        return this.refuse({ status: 409, code: 'attachments.incomplete' })
      if (createHash('sha256').update(this.whole()).digest('hex') !== this.declared.sha256) {
        this.parts.clear()
        return this.refuse({ status: 409, code: 'attachments.wrong-hash' })
      }
      this.state = 'ready'
    }
    return Response.json({ id: ID, state: this.state, parts: [...this.parts.keys()].sort() })
  }

  whole(): Buffer {
    return Buffer.concat([...this.parts.keys()].sort().map((number) => this.parts.get(number) ?? Buffer.alloc(0)))
  }

  private refuse({ status, code }: { status: number; code: string }): Response {
    return Response.json({ type: 'urn:x', title: 'x', status, code, detail: 'x' }, { status })
  }
}

let server: Server
beforeEach(() => {
  server = new Server()
  vi.stubGlobal('fetch', (path: string, init: { method: string; body?: string | Blob }) => server.fetch(path, init))
})

test('a file is announced with its hash, sent in parts and completed, and progress is told in bytes', async () => {
  const told: number[] = []
  const made = await uploadAttachment(FILE, { ...OPTIONS, onProgress: (sent) => told.push(sent) })
  expect(made.state).toBe('ready')
  expect(server.whole().equals(Buffer.from(await FILE.arrayBuffer()))).toBe(true)
  expect(server.log).toEqual([
    'POST ',
    'PUT /:id/parts/0',
    'PUT /:id/parts/1',
    'PUT /:id/parts/2',
    'POST /:id/complete',
  ])
  expect(told).toEqual([0, ATTACHMENT_PART_BYTES, 2 * ATTACHMENT_PART_BYTES, FILE.size])
})

test('a request that was cut before or after it arrived is sent again', async () => {
  server.trouble.push('cut after', 'cut before')
  expect((await uploadAttachment(FILE, OPTIONS)).state).toBe('ready')
  expect(server.log.slice(0, 4)).toEqual(['POST ', 'POST ', 'POST ', 'PUT /:id/parts/0'])
})

test('what the server has already is not sent again, also after the page was closed', async () => {
  server.parts.set(0, Buffer.from(await FILE.slice(0, ATTACHMENT_PART_BYTES).arrayBuffer()))
  await uploadAttachment(FILE, OPTIONS)
  expect(server.log).not.toContain('PUT /:id/parts/0')
  server.log.length = 0
  expect((await uploadAttachment(FILE, OPTIONS)).state).toBe('ready')
  expect(server.log).toEqual(['POST ', 'POST /:id/complete'])
})

test('what arrived spoiled is sent once more from the start, and no oftener', async () => {
  server.parts.set(1, Buffer.alloc(ATTACHMENT_PART_BYTES, 'spoiled'))
  expect((await uploadAttachment(FILE, OPTIONS)).state).toBe('ready')
  expect(server.log.filter((one) => one === 'PUT /:id/parts/1')).toHaveLength(1)
})

test('a busy server and a silent scanner are waited for; a refusal is final', async () => {
  server.trouble.push({ status: 429, code: 'request.too-many' }, { status: 503, code: 'attachments.scanner-silent' })
  expect((await uploadAttachment(FILE, OPTIONS)).state).toBe('ready')
  server.log.length = 0
  server.trouble.push({ status: 400, code: 'attachments.too-large' })
  await expect(uploadAttachment(FILE, OPTIONS)).rejects.toMatchObject({ code: 'attachments.too-large' })
  expect(server.log).toEqual(['POST '])
})

test('what nothing uses yet can be taken back', async () => {
  await withdrawAttachment(ID)
  expect(server.log).toEqual(['DELETE /:id'])
})

test('patience ends', async () => {
  server.trouble.push('cut before', 'cut before', 'cut before', 'cut before')
  await expect(uploadAttachment(FILE, OPTIONS)).rejects.toMatchObject({ name: 'Unreachable' })
  expect(server.log).toHaveLength(3)
})

test('it can be stopped at any time, also in a pause', async () => {
  const control = new AbortController()
  const uploading = uploadAttachment(FILE, {
    ...OPTIONS,
    pausesMs: [60_000],
    signal: control.signal,
    onProgress: () => {
      server.trouble.push('cut before')
      setTimeout(() => control.abort(new Error('enough')), 5)
    },
  })
  await expect(uploading).rejects.toThrow('enough')
  expect(server.log).toEqual(['POST ', 'PUT /:id/parts/0'])
})
