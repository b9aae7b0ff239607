import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

/** Sends what a page has at hand as any page of the console would; gives the answer to the completion. */
function send(kind: 'photo' | 'page'): Promise<{ status: number; reply: Record<string, unknown> }> {
  return visitor.page.evaluate(async (what) => {
    const draw = () => {
      const canvas = document.createElement('canvas')
      canvas.width = 2400
      canvas.height = 1800
      const pen = canvas.getContext('2d')
      for (let x = 0; x < 2400; x += 4)
        for (let y = 0; y < 1800; y += 4) {
          if (pen) pen.fillStyle = `rgb(${x % 256} ${y % 256} ${(x * y) % 256})`
          pen?.fillRect(x, y, 4, 4)
        }
      return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
    }
    const file = (what === 'photo' ? await draw() : null) ?? new Blob(['<script>alert(1)</script>'])
    const { csrfToken } = await (await fetch('/api/v1/session')).json()
    const ask = (method: string, path: string, body: BodyInit | null, type: string) =>
      fetch(`/api/v1/attachments${path}`, {
        method,
        body,
        headers: { 'x-csrf-token': csrfToken, 'content-type': type },
      })
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const id = crypto.randomUUID()
    const announced = JSON.stringify({ id, fileName: '路灯.jpg', bytes: file.size, sha256 })
    await ask('POST', '', announced, 'application/json')
    const part = 256 * 1024
    for (let number = 0; number * part < file.size; number += 1)
      await ask(
        'PUT',
        `/${id}/parts/${number}`,
        file.slice(number * part, (number + 1) * part),
        'application/octet-stream',
      )
    const done = await fetch(`/api/v1/attachments/${id}/complete`, {
      ...{ method: 'POST', headers: { 'x-csrf-token': csrfToken } },
    })
    return { status: done.status, reply: await done.json() }
  }, kind)
}

test('a photo arrives in the running city in parts, and the page shows it small and large', async () => {
  const { status, reply } = await send('photo')
  expect([status, reply.state, reply.mediaType]).toEqual([200, 'ready', 'image/jpeg'])
  expect((reply.parts as number[]).length).toBeGreaterThan(1)
  const sizes = await visitor.page.evaluate(async (id) => {
    const shown = []
    for (const path of ['thumbnail', 'thumbnail?size=1280', 'content']) {
      const image = new Image()
      image.src = `/api/v1/attachments/${id}/${path}`
      await image.decode()
      shown.push([image.naturalWidth, image.naturalHeight])
    }
    return shown
  }, String(reply.id))
  expect(sizes).toEqual([
    [320, 240],
    [1280, 960],
    [2400, 1800],
  ])
  expect(visitor.complaints()).toEqual([])
})

test('the original opened by itself is a picture and nothing else', async () => {
  const { reply } = await send('photo')
  const opened = await visitor.page.goto(`/api/v1/attachments/${reply.id}/content`)
  const headers = opened?.headers() ?? {}
  expect([headers['content-type'], headers['x-content-type-options']]).toEqual(['image/jpeg', 'nosniff'])
  expect(headers['content-security-policy']).toContain('sandbox')
  await visitor.page.goto('/')
})

test('a page that calls itself a photo is refused in words that say what to do', async () => {
  const { status, reply } = await send('page')
  expect([status, reply.code]).toEqual([400, 'attachments.type-refused'])
  expect(reply.detail).toMatch(/不接收这种文件.*请转存后上传/)
})
