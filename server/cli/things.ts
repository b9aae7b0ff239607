import { badUsage } from './refusals.ts'
import { exportThings } from './things-export.ts'
import { importThings, listImports, undoImport } from './things-import.ts'
import type { Verb } from './verb.ts'

export const things: Verb = {
  name: 'things',
  summary: {
    zh: '对象：从表格导入、撤销导入，导出为表格或 GeoJSON',
    en: 'Things: import them from sheets, undo an import, export them as sheets or GeoJSON',
  },
  takes: [
    'import FILE --type T [--sheet S] [--mapping FILE] [--datum D] [--source NAME] [--preview] [--json]',
    'imports [--json]',
    'undo-import ID [--json]',
    'export --type T --out FILE [--where CONDITION]… [--region CODE] [--search TEXT] [--as-of DAY]',
  ],
  options: {
    district: { type: 'string', about: { zh: '区代码（多个区时必填）', en: 'District, where several are served' } },
    type: { type: 'string', about: { zh: '对象类型，如 building', en: 'Type of the things, such as building' } },
    sheet: { type: 'string', about: { zh: '工作表，默认第一张', en: 'Worksheet; else the first' } },
    mapping: {
      type: 'string',
      about: {
        zh: '列与字段对应关系的 JSON 文件，只写与建议不同的部分',
        en: 'JSON file that says how columns become fields, where it differs from what is suggested',
      },
    },
    datum: {
      type: 'string',
      about: {
        zh: '坐标系：wgs84、gcj02、bd09、epsg4490、epsg4527',
        en: 'Datum: wgs84, gcj02, bd09, epsg4490 or epsg4527',
      },
    },
    source: { type: 'string', about: { zh: '来源，默认文件名', en: 'Where it comes from; else the name of the file' } },
    preview: { type: 'boolean', about: { zh: '只预检，不写入', en: 'Only check every row; nothing is written' } },
    out: {
      type: 'string',
      about: { zh: '写入的文件：.csv、.xlsx 或 .geojson', en: 'File to write: .csv, .xlsx or .geojson' },
    },
    where: {
      type: 'string',
      multiple: true,
      about: { zh: '条件，如 storeys:gte:10；可多次', en: 'Condition such as storeys:gte:10; may stand several times' },
    },
    region: { type: 'string', about: { zh: '街道、社区或网格代码', en: 'Code of a street, community or cell' } },
    search: { type: 'string', about: { zh: '检索词', en: 'Text to search for' } },
    'as-of': { type: 'string', about: { zh: '时点', en: 'As they were on this day' } },
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
  },
  settings: true,
  async run(run) {
    const [deed, what, ...more] = run.words
    if (more.length === 0) {
      if (deed === 'import' && what !== undefined) return importThings(run, what)
      if (deed === 'imports' && what === undefined) return listImports(run)
      if (deed === 'undo-import' && what !== undefined) return undoImport(run, what)
      if (deed === 'export' && what === undefined) return exportThings(run)
    }
    throw badUsage(
      'things',
      'expected: things import FILE --type T, imports, undo-import ID, or export --type T --out FILE',
    )
  },
}
