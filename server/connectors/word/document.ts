import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ReportCell, ReportFile, ReportTable } from '../../engines/casework/index.ts'

/** Fonts, sizes and margins of official documents (GB/T 9704): sizes in half points, lengths in twentieths of a point. */
const TITLE = { font: '方正小标宋简体', size: 44 }
const BODY = { font: '仿宋_GB2312', size: 32 }
const HEADING = { font: '黑体', size: 32 }
const CELL = { font: '仿宋_GB2312', size: 21 }
const CELL_HEAD = { font: '黑体', size: 21 }
const MILLIMETRE = 56.7
const MARGIN = { top: 37, bottom: 35, left: 28, right: 26 }
const LINE = { line: 560, lineRule: 'exact' } as const
const TWO_CHARACTERS = 640
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
/** Of so many columns a page on its side holds more. */
const WIDE = 7

/** A report as .docx in the layout of official documents. */
export async function writeDocument(report: ReportFile): Promise<Uint8Array> {
  const wide = report.tables.some(({ head }) => head.length > WIDE)
  const margin = Object.fromEntries(Object.entries(MARGIN).map(([side, mm]) => [side, Math.round(mm * MILLIMETRE)]))
  const document = new Document({
    title: report.title,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: Math.round(210 * MILLIMETRE),
              height: Math.round(297 * MILLIMETRE),
              ...(wide && { orientation: 'landscape' as const }),
            },
            margin,
          },
        },
        footers: { default: pageNumbers() },
        children: [
          line(report.title, TITLE, { alignment: AlignmentType.CENTER }),
          line(report.subtitle, BODY, { alignment: AlignmentType.CENTER }),
          line('', BODY),
          ...report.sentences.map((sentence) => line(sentence, BODY, { indent: { firstLine: TWO_CHARACTERS } })),
          ...report.tables.flatMap(tableOf),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Look = { readonly font: string; readonly size: number }

const line = (words: string, look: Look, more: object = {}) =>
  new Paragraph({ spacing: LINE, ...more, children: [new TextRun({ text: words, ...look })] })

function tableOf({ name, head, rows, note }: ReportTable): (Paragraph | Table)[] {
  const cellOf = (cell: ReportCell, look: Look, number: boolean) =>
    new TableCell({
      borders: { top: RULE, bottom: RULE, left: RULE, right: RULE },
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text: cell === null ? '—' : String(cell), ...look })],
        }),
      ],
    })
  const rowOf = (cells: readonly ReportCell[], look: Look, tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((cell) => cellOf(cell, look, typeof cell === 'number')),
    })
  return [
    line(name, HEADING, { keepNext: true }),
    ...(rows.length > 0
      ? [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [rowOf(head, CELL_HEAD, true), ...rows.map((row) => rowOf(row, CELL, false))],
          }),
        ]
      : []),
    ...(note === null ? [] : [line(note, CELL)]),
  ]
}

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: 28 })],
      }),
    ],
  })
