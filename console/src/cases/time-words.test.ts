import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }
import { leftWords, soonWords } from './time-words.ts'

const told = { zh: null as unknown as TFunction, en: null as unknown as TFunction }
beforeAll(async () => {
  const resources = { zh: { translation: zh }, en: { translation: en } }
  await i18next.init({ lng: 'zh', resources, keySeparator: false, nsSeparator: false })
  told.zh = i18next.getFixedT('zh') as TFunction
  told.en = i18next.getFixedT('en') as TFunction
})

test('a moment of these days is said by its day, a later one by its date', () => {
  const say = (instant: string, language: 'zh' | 'en' = 'zh') =>
    soonWords(instant, { t: told[language], language, today: '2023-09-15' })
  expect(say('2023-09-15T08:30:00.000Z')).toBe('今天 16:30')
  expect(say('2023-09-15T16:30:00.000Z')).toBe('明天 00:30')
  expect(say('2023-09-14T09:00:00.000Z')).toBe('昨天 17:00')
  expect(say('2023-09-20T10:00:00.000Z')).toBe('2023-09-20 周三 18:00')
  expect(say('2023-09-15T08:30:00.000Z', 'en')).toBe('today 16:30')
})

test('what is left is said in a unit that makes it small', () => {
  const say = (amount: number, unit: string, language: 'zh' | 'en' = 'zh') =>
    leftWords({ amount, unit }, { t: told[language], language })
  expect(say(3, 'working-hour')).toBe('还剩3个工作时')
  expect(say(0.5, 'working-hour')).toBe('还剩30个工作分钟')
  expect(say(150, 'working-minute')).toBe('还剩2.5个工作时')
  expect(say(-2, 'working-day')).toBe('已超期2个工作日')
  expect(say(0, 'working-day')).toBe('还剩不到1个工作日')
  expect(say(-1, 'urgent-hour', 'en')).toBe('1 urgent hour late')
  expect(say(1, 'working-day', 'en')).toBe('1 working day left')
})
