import { expect, test } from 'vitest'
import { pretendBrowser } from '../../attachments/browser.fixture.ts'

pretendBrowser()
const { readDraft } = await import('./draft.ts')

const TODAY = '2023-09-15'
const photos = [{ id: 'a', name: '网.jpg', position: null }]
const kept = (begunOn: string) => JSON.stringify({ ...readDraft(null, begunOn), address: '三号场', photos })

test('a draft is found again as it was on the day on which it was begun', () => {
  expect(readDraft(kept(TODAY), TODAY)).toMatchObject({ address: '三号场', photos })
})

test('on the days after its photos are gone, as they are at the server, and after a week all of it', () => {
  expect(readDraft(kept('2023-09-14'), TODAY)).toMatchObject({ address: '三号场', photos: [] })
  expect(readDraft(kept('2023-09-08'), TODAY)).toMatchObject({ address: '三号场' })
  expect(readDraft(kept('2023-09-07'), TODAY)).toMatchObject({ address: '', photos: [] })
})

test('what nobody can read is begun anew, each with an id and a secret of its own', () => {
  const [one, other] = [readDraft('{', TODAY), readDraft('{"id":"a"}', TODAY)]
  expect(one.secret).toMatch(/^[\w-]{32}$/)
  expect([one.id === other.id, one.secret === other.secret]).toEqual([false, false])
})
