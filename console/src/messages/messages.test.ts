import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

const meaning = (key: string) => key.replace(/_(one|other)$/, '')
const meanings = (messages: object) => [...new Set(Object.keys(messages).map(meaning))].sort()
const blanks = (words: string) => [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map((blank) => blank[1]))].sort()

test('every text of the screens is there in Chinese and in English', () => {
  expect(meanings(en)).toEqual(meanings(zh))
})

test('Chinese and English texts are filled in with the same figures', () => {
  const chinese: Record<string, string> = zh
  const differing = Object.entries(en).filter(([key, words]) => {
    if (key.endsWith('_one')) return false
    return blanks(words).join() !== blanks(chinese[key] ?? '').join()
  })
  expect(differing.map(([key]) => key)).toEqual([])
})

test('a text with a plural has a word for one in English', () => {
  const plural = Object.keys(en).filter((key) => key.endsWith('_other'))
  expect(plural.filter((key) => !(key.replace(/_other$/, '_one') in en))).toEqual([])
})
