import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchPair = () =>
  new Refusal('NotFound', 'duplicates.no-such-pair', {
    zh: '没有这对疑似重复的对象，或不在您的管辖范围内。请刷新列表。',
    en: 'There is no such pair, or it lies outside what you may see. Reload the list.',
  })

export const searchRunning = () =>
  new Refusal('Conflict', 'duplicates.search-running', {
    zh: '查重正在进行。请等它结束，或先在运行页取消。',
    en: 'A search for duplicates is running. Wait for its end, or cancel it on the page of operations.',
  })

export const decidedAlready = () =>
  new Refusal('Conflict', 'duplicates.decided-already', {
    zh: '这对对象已有判定。要改判，请先撤销原判定。',
    en: 'This pair has been decided already. Take the decision back first.',
  })

export const notDecided = () =>
  new Refusal('Conflict', 'duplicates.not-decided', {
    zh: '这对对象尚未判定，无须撤销。',
    en: 'This pair has not been decided, so there is nothing to take back.',
  })
