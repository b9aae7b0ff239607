export { chineseFigure, englishFigure, groupThousands, shiftDown } from './figure.ts'
export type { PinyinKeys } from './pinyin.ts'
export { answersSearch, looksLikePinyin, pinyinKeys } from './pinyin.ts'
export { columnWidth, cutToWidth } from './width.ts'
