export { chineseFigure, englishFigure, groupThousands, shiftDown } from './figure.ts'
export { answersSearch, pinyinKeys } from './pinyin.ts'
export { targetWords } from './target.ts'
export { columnWidth, cutToWidth } from './width.ts'
