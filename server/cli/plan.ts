import { PlanKind } from '@citybrain/contract/engines/plan.ts'
import { extractPlan } from './plan-extract.ts'
import { exportPlan, importPlan, listPlans } from './plan-register.ts'
import { badUsage } from './refusals.ts'
import type { Run, Verb } from './verb.ts'

export const plan: Verb = {
  name: 'plan',
  summary: {
    zh: '从规划文件中提取承诺事项（不打开数据库）；导入、列出规划文件，导出台账',
    en: 'Extract the commitments of a plan from a file (opens no database); import and list plans, export a register',
  },
  takes: [
    'extract FILE|- [--json] [--results] [--period YEAR]',
    'import FILE|- [--kind KIND] [--period YEAR] [--json]',
    'list [--json]',
    'export PLAN [--version N] --format xlsx|json --out FILE',
  ],
  options: {
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
    results: {
      type: 'boolean',
      about: { zh: '同时输出往年成果', en: 'Also what past years are said to have achieved' },
    },
    period: {
      type: 'string',
      about: { zh: '规划年度，默认从文中识别', en: 'Year of the plan, else read from the text' },
    },
    kind: {
      type: 'string',
      about: { zh: `文件类别：${PlanKind.options.join('、')}`, en: `What it is: ${PlanKind.options.join(', ')}` },
    },
    version: { type: 'string', about: { zh: '版本号，默认最新', en: 'Number of the version, else the newest' } },
    format: { type: 'string', about: { zh: '导出格式：xlsx 或 json', en: 'Format of the export: xlsx or json' } },
    out: { type: 'string', about: { zh: '导出到此文件', en: 'File to write' } },
    district: {
      type: 'string',
      about: { zh: '行政区代码，只有一个区时可省', en: 'Code of the district, where there are several' },
    },
  },
  settings: true,
  async run(run) {
    const [deed, what, ...more] = run.words
    if (more.length > 0) throw badUsage('plan', `"${more[0]}" is one argument too many`)
    await perform(run, deed, what)
    return 0
  },
}

async function perform(run: Run, deed: string | undefined, what: string | undefined): Promise<void> {
  const period = periodOf(run)
  if (deed === 'list' && what === undefined) return listPlans(run)
  if (deed === 'extract' && what) return extractPlan(run, what, period)
  if (deed === 'import' && what) return importPlan(run, what, period)
  if (deed === 'export' && what) return exportPlan(run, what)
  throw badUsage('plan', 'expected: plan extract FILE, plan import FILE, plan list, or plan export PLAN')
}

function periodOf({ flags: { period } }: Run): string | null {
  if (typeof period !== 'string') return null
  if (!/^\d{4}(-\d{4})?$/.test(period)) throw badUsage('plan', '--period takes a year such as 2023')
  return period
}
