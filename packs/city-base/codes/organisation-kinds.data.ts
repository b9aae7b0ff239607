import { type CodeTable, entry } from '@citybrain/contract/pack/code-table.ts'

const memory = { known: 'from-memory' } as const

/** The first two characters of a unified social credit code: who registers, and what is registered. */
export const ORGANISATION_KINDS: CodeTable = {
  key: 'organisation-kinds',
  title: { zh: '登记管理部门与机构类别', en: 'Registering authority and kind of organisation' },
  basis: 'GB 32100-2015',
  source: {
    zh: '常见七类已核对；逐条标明“凭记忆”的待核',
    en: 'The seven common kinds were looked up; entries marked from memory await confirmation',
  },
  known: 'verified',
  effectiveFrom: null,
  effectiveTo: null,
  complete: false,
  entries: [
    entry('1', '机构编制', 'Office of institutional organisation'),
    entry('11', '机关', 'Organ of state'),
    entry('12', '事业单位', 'Public institution'),
    entry('13', '编办直接管理机构编制的群众团体', 'Mass organisation under the institutional office', memory),
    entry('19', '机构编制其他', 'Other, institutional office', memory),
    entry('5', '民政', 'Civil affairs'),
    entry('51', '社会团体', 'Social association'),
    entry('52', '民办非企业单位', 'Private non-enterprise unit'),
    entry('53', '基金会', 'Foundation', memory),
    entry('59', '民政其他', 'Other, civil affairs', memory),
    entry('9', '市场监管', 'Market regulation'),
    entry('91', '企业', 'Enterprise'),
    entry('92', '个体工商户', 'Self-employed business'),
    entry('93', '农民专业合作社', 'Farmers’ co-operative'),
    entry('2', '外交', 'Foreign affairs', memory),
    entry('3', '司法行政', 'Justice administration', memory),
    entry('31', '律师执业机构', 'Law firm', memory),
    entry('32', '公证处', 'Notary office', memory),
    entry('33', '基层法律服务所', 'Grassroots legal service', memory),
    entry('34', '司法鉴定机构', 'Forensic institution', memory),
    entry('35', '仲裁委员会', 'Arbitration commission', memory),
    entry('4', '文化', 'Culture', memory),
    entry('6', '旅游', 'Tourism', memory),
    entry('7', '宗教', 'Religious affairs', memory),
    entry('8', '工会', 'Trade union', memory),
    entry('81', '基层工会', 'Trade union branch', memory),
    entry('A', '中央军委改革和编制办公室', 'Military organisation office', memory),
    entry('N', '农业', 'Agriculture', memory),
    entry('Y', '其他', 'Other', memory),
  ],
}
