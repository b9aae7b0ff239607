export { chineseFigure, englishFigure, groupThousands, shiftDown } from './figure.ts'
export { answersSearch, pinyinKeys } from './pinyin.ts'
export { columnWidth, cutToWidth } from './width.ts'
