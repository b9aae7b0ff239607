import { Refusal } from '@citybrain/contract/kernel/errors.ts'

interface Bilingual {
  zh: string
  en: string
}

export const emptyTable = () =>
  new Refusal('Invalid', 'table.empty', {
    zh: '文件里没有一行数据，没有导入。请检查文件是否保存完整、是否选对了工作表。',
    en: 'The file holds not one row and was not imported. Check that it was saved completely and that it is the right one.',
  })

export const damagedTable = (why: Bilingual = { zh: '', en: '' }) =>
  new Refusal('Invalid', 'table.unreadable', {
    zh: `表格读不出来${why.zh}：文件已损坏或不完整，没有导入。请用 Excel 或 WPS 打开，另存为 .xlsx 或 UTF-8 编码的 .csv 后再上传。`,
    en: `The table cannot be read${why.en}: the file is damaged or incomplete and was not imported. Open it in Excel or WPS, save it as .xlsx or as .csv in UTF-8, and upload that.`,
  })

export const bombTable = () =>
  new Refusal('Invalid', 'table.bomb', {
    zh: '文件解压后超出表格应有的限度（可能是压缩炸弹），没有导入。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 后再上传。',
    en: 'Unpacked, the file exceeds what a table may hold (possibly a decompression bomb); it was not imported. Check it in Excel or WPS, save it as a new .xlsx, and upload that.',
  })

export const encryptedTable = () =>
  new Refusal('Invalid', 'table.encrypted', {
    zh: '文件有密码保护，无法读取，没有导入。请先在 Excel 或 WPS 中去掉密码，再上传。',
    en: 'The file is protected by a password and was not imported. Remove the password in Excel or WPS, then upload it.',
  })

export const unsupportedTable = (kind: Bilingual) =>
  new Refusal('Invalid', 'table.unsupported', {
    zh: `不支持${kind.zh}，没有导入。请用 Excel 或 WPS 打开，另存为 .xlsx（或 .csv）后再上传。`,
    en: `${kind.en} is not supported and was not imported. Open it in Excel or WPS, save it as .xlsx (or .csv), and upload that.`,
  })

export const tooWideTable = (columns: number) =>
  new Refusal('Invalid', 'table.too-wide', {
    zh: `表格超过 ${columns} 列，没有导入。请只保留需要的列，另存后再上传。`,
    en: `The table has more than ${columns} columns and was not imported. Keep the columns that are needed, save it, and upload that.`,
  })

export const tooLongTable = (rows: number) =>
  new Refusal('Invalid', 'table.too-long', {
    zh: `表格超过 ${rows.toLocaleString('en')} 行，没有导入。请分成几个文件再上传。`,
    en: `The table has more than ${rows.toLocaleString('en')} rows and was not imported. Split it into several files and upload those.`,
  })

export const tooManyTexts = () =>
  new Refusal('Invalid', 'table.too-many-texts', {
    zh: '工作簿里不同的文字超过 192 MB，没有导入。请另存为 UTF-8 编码的 .csv，或分成几个文件再上传。',
    en: 'The distinct texts of the workbook exceed 192 MB; it was not imported. Save it as .csv in UTF-8, or split it, and upload that.',
  })

export const cellTooLong = (row: number) =>
  new Refusal('Invalid', 'table.cell-too-long', {
    zh: `第 ${row} 行有一格超过 32767 个字，没有导入。请检查该行的引号或分隔符，改正后再上传。`,
    en: `A cell of row ${row} has more than 32,767 characters; nothing was imported. Check that row's quotes or delimiters, mend them, and upload it again.`,
  })

export const noSuchSheet = (name: string) =>
  new Refusal('Invalid', 'table.no-such-sheet', {
    zh: `文件里没有名为“${name.slice(0, 60)}”的工作表。请重新选择工作表。`,
    en: `The file has no worksheet named “${name.slice(0, 60)}”. Choose a worksheet again.`,
  })

export const secretTable = (grade: string) =>
  new Refusal('Invalid', 'table.secret', {
    zh: `表格标有密级（${grade}）。依照《保守国家秘密法》，涉密文件不得进入本系统，没有导入，也没有留存。请改在涉密系统中办理。`,
    en: `The table bears a secrecy grade (${grade}). State secrets may not enter this system: it was not imported and nothing of it was kept. Handle it in the system meant for classified documents.`,
  })
