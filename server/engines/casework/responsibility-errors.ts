import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

export const gridChanged = () =>
  new Refusal('Conflict', 'casework.row-changed', {
    zh: '责任网格在此期间已被他人修改；请刷新后重试。',
    en: 'Somebody has changed the responsibility grid in the meantime; reload and try again.',
  })

export const noSuchRow = () =>
  new Refusal('NotFound', 'casework.no-such-row', {
    zh: '责任网格没有这一行，也从未有过。',
    en: 'The responsibility grid has no such row and never had one.',
  })

export const noSuchArea = (area: string) =>
  new Refusal('Invalid', 'casework.no-such-area', {
    zh: `本区目前没有区域“${area}”；请从区域中选择，或先在地图导入中导入绘制的片区。`,
    en: `The district has no area “${area}” today; choose one of its regions, or import the drawn zone on the map first.`,
  })

export const noSuchClassTable = (table: string, known: readonly string[]) =>
  new Refusal('Invalid', 'casework.no-such-class-table', {
    zh: `没有代码表“${table}”。可用的代码表：${known.join('、') || '无'}。`,
    en: `There is no code table “${table}”. There are: ${known.join(', ') || 'none'}.`,
  })

export const noSuchPost = () =>
  new Refusal('Invalid', 'casework.no-such-post', {
    zh: '责任单位目前没有这个岗位；请从该单位的岗位中选择。',
    en: 'The department has no such post today; choose one of its own.',
  })

export const noSuchPerson = () =>
  new Refusal('Invalid', 'casework.no-such-person', {
    zh: '没有这个账号，或者已停用；请另选责任人。',
    en: 'There is no such account, or it is disabled; choose somebody else.',
  })

export const answersTwice = (other: Words) =>
  new Refusal('Conflict', 'casework.answers-twice', {
    zh: `同一时间、同一类别、同一区域已有一行：${other.zh}。请修改那一行，或错开有效期。`,
    en: `A row for the same time, class and ground is there already: ${other.en}. Change that one, or let one end before the other begins.`,
  })

export const tooManyRows = (most: number) =>
  new Refusal('Conflict', 'casework.too-many-rows', {
    zh: `责任网格最多 ${most} 行；请合并区域或类别。`,
    en: `The responsibility grid holds ${most} rows at most; merge areas or classes.`,
  })

export const placeWanted = () =>
  new Refusal('Invalid', 'casework.place-wanted', {
    zh: '请给出位置（经度,纬度）或区域编码。',
    en: 'Give a position (longitude,latitude) or the code of a region.',
  })

export const noFile = () =>
  new Refusal('Invalid', 'casework.no-file', {
    zh: '请选择一个 .xlsx 或 .csv 文件。',
    en: 'Choose a file, .xlsx or .csv.',
  })

export const tableFaults = (count: number) =>
  new Refusal('Invalid', 'casework.table-faults', {
    zh: `表中有 ${count} 处错误，什么都没有导入；请先预览，改正后重新导入。`,
    en: `The table has ${count} faults and nothing was taken in; look at the preview, mend them and try again.`,
  })
