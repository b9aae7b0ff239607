import { badUsage } from './refusals.ts'
import { checkRegions, importFile, listAll, locate } from './region-deeds.ts'
import type { Verb } from './verb.ts'

export const region: Verb = {
  name: 'region',
  summary: {
    zh: '区域：导入边界、列表、拓扑检查、定位',
    en: 'Regions: import boundaries, list them, check their topology, locate a point',
  },
  takes: [
    'import FILE [--kind K] [--datum D] [--from DAY] [--code-field F] [--name-field F] [--repair] [--apply] [--json]',
    'list [--kind K] [--on DAY] [--json]',
    'check --kind K [--on DAY] [--json]',
    'locate LON LAT [--on DAY] [--json]',
  ],
  options: {
    district: { type: 'string', about: { zh: '区代码（多个区时必填）', en: 'District, where several are served' } },
    kind: {
      type: 'string',
      about: { zh: 'district、street、community、grid 或 zone', en: 'district, street, community, grid or zone' },
    },
    datum: {
      type: 'string',
      about: {
        zh: '坐标系：wgs84、gcj02、bd09、epsg4490、epsg4527',
        en: 'Datum: wgs84, gcj02, bd09, epsg4490 or epsg4527',
      },
    },
    from: { type: 'string', about: { zh: '新边界的首日', en: 'First day of the new boundaries' } },
    on: { type: 'string', about: { zh: '日期', en: 'Day' } },
    'code-field': { type: 'string', about: { zh: '编码字段', en: 'Field that holds the code' } },
    'name-field': { type: 'string', about: { zh: '名称字段', en: 'Field that holds the name' } },
    repair: { type: 'boolean', about: { zh: '修复自相交的图形', en: 'Repair rings that cross themselves' } },
    apply: { type: 'boolean', about: { zh: '没有问题时直接应用', en: 'Apply it where nothing is wrong' } },
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
  },
  settings: true,
  async run(run) {
    const [deed, ...rest] = run.words
    const [first, second] = rest
    if (deed === 'import' && first !== undefined && rest.length === 1) return importFile(run, first)
    if (deed === 'list' && rest.length === 0) return listAll(run)
    if (deed === 'check' && rest.length === 0) return checkRegions(run)
    if (deed === 'locate' && first !== undefined && second !== undefined && rest.length === 2)
      return locate(run, first, second)
    throw badUsage('region', 'expected: region import FILE, list, check --kind K, or locate LON LAT')
  },
}
