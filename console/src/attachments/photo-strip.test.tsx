import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }
import { pretendBrowser } from './browser.fixture.ts'

pretendBrowser()
const { startTexts } = await import('../app/language.ts')
startTexts({ zh, en })
const { PhotoStrip } = await import('./photo-strip.tsx')

const ID = '5b1f0a52-6c0e-4d8b-9a3e-0f6a54a1c0a1'
const AT = '2023-09-15T01:30:00.000Z'
const photo: Attachment = {
  ...{ id: ID, fileName: '路灯.jpg', bytes: 400_000, sha256: '0'.repeat(64), state: 'ready', mediaType: 'image/jpeg' },
  ...{ device: { takenAt: null, position: null }, refusal: null, subject: null, createdAt: AT, createdBy: '网格员' },
  ...{ completedAt: AT, picture: { width: 4032, height: 3024, takenAt: AT, position: null } },
}
const file: Attachment = {
  ...photo,
  id: ID.replace('a1', 'b2'),
  fileName: '通知.pdf',
  mediaType: 'application/pdf',
  picture: null,
}

test('each photo is a button with its name and time, shown small; each other file is a link that saves it', () => {
  const html = renderToStaticMarkup(<PhotoStrip attachments={[photo, file]} />)
  expect(html).toMatch(/<button[^>]*><img[^>]*alt="照片“路灯.jpg”，拍摄于 2023-09-15 09:30"/)
  expect(html).toContain(`src="/api/v1/attachments/${ID}/thumbnail?size=320"`)
  expect(html).toContain(`href="/api/v1/attachments/${file.id}/content"`)
  expect(html).not.toContain('移除')
})

test('what may be taken back has a button that says what it takes', () => {
  const html = renderToStaticMarkup(<PhotoStrip attachments={[photo, file]} onRemove={() => undefined} />)
  expect(html.match(/aria-label="移除“[^”]+”"/g)).toEqual([
    'aria-label="移除“路灯.jpg”"',
    'aria-label="移除“通知.pdf”"',
  ])
})
