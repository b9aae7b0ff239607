import * as api from '@citybrain/contract/api/plan.ts'
import { exportRegister } from '@citybrain/contract/api/register.ts'
import { PlanKind, type PlanSummary } from '@citybrain/contract/engines/plan.ts'
import { Id } from '@citybrain/contract/kernel/ids.ts'
import { ended } from './await-job.ts'
import { type Caller, type Carrier, createCaller, createCarrier, withCity } from './call.ts'
import { pathOf, readInput } from './input.ts'
import { badUsage, fileTooLarge } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable, type TableColumn } from './table.ts'
import type { Run } from './verb.ts'
import { districtOf } from './which-district.ts'

/** As much as the server takes in one form. */
const LARGEST_MEBIBYTES = 64

type Work = (call: Caller, carrier: Carrier) => Promise<void>

/** Through the running server's socket, or in the data folder itself. */
function inCity(run: Run, work: Work): Promise<void> {
  return withCity(run.hands, readSettings(run.flags), async (socket) => {
    const district = await districtOf(run, 'plan', socket)
    await work(createCaller(socket, district, run.language), createCarrier(socket, district, run.language))
  })
}

export async function importPlan(run: Run, file: string, period: string | null): Promise<void> {
  const kind = PlanKind.optional().safeParse(run.flags.kind)
  if (!kind.success) throw badUsage('plan', `--kind takes ${PlanKind.options.join(', ')}`)
  const { bytes, fileName } = await readInput(file)
  if (bytes.byteLength > LARGEST_MEBIBYTES * 1024 * 1024) throw fileTooLarge(file, LARGEST_MEBIBYTES)
  const content = new File([Buffer.from(bytes)], fileName ?? 'stdin.txt')
  await inCity(run, async (call, { upload }) => {
    const query = { ...(kind.data && { kind: kind.data }), ...(period !== null && { period }) }
    const begun = await upload(api.importPlan, { query }, content)
    const { result } = await ended(call, begun)
    const text = {
      zh: `已导入 ${result?.plan}：承诺事项 ${result?.commitments} 项，往年成果 ${result?.results} 项。`,
      en: `Imported as ${result?.plan}: ${result?.commitments} commitments, ${result?.results} results of past years.`,
    }
    await run.out.print(run.flags.json ? JSON.stringify(result) : text[run.language])
  })
}

export async function listPlans(run: Run): Promise<void> {
  await inCity(run, async (call) => {
    const plans: PlanSummary[] = []
    let cursor: string | undefined
    do {
      const page = await call(api.listPlans, { query: { cursor, limit: 1000 } })
      plans.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    if (run.flags.json) for (const one of plans) await run.out.print(JSON.stringify(one))
    else await run.out.print(asTable(plans, run))
  })
}

const HEADINGS = {
  zh: ['编号', '标题', '类别', '年度', '版本', '状态', '待审', '采纳', '否决'],
  en: ['Id', 'Title', 'Kind', 'Period', 'Version', 'State', 'Proposed', 'Accepted', 'Rejected'],
} as const
const WIDTHS = [36, 48, 18, 9, 7, 9, 8, 8, 8]
const FIRST_NUMBER = 6

function asTable(plans: readonly PlanSummary[], { language }: Run): string {
  const columns = HEADINGS[language].map(
    (heading, at): TableColumn => ({ heading, atMost: WIDTHS[at] ?? 8, ...(at >= FIRST_NUMBER && { right: true }) }),
  )
  const rows = plans.map(({ id, title, kind, period, version: { number, state, counts } }) => [
    ...[id, title, kind, period, String(number), state],
    ...[counts.proposed, counts.accepted, counts.rejected].map(String),
  ])
  return drawTable(columns, rows)
}

export async function exportPlan(run: Run, plan: string): Promise<void> {
  const { format, out, version } = run.flags
  if (!Id.safeParse(plan).success) throw badUsage('plan', 'export takes the id of a plan, as plan list shows it')
  if (format !== 'xlsx' && format !== 'json') throw badUsage('plan', '--format takes xlsx or json')
  if (typeof out !== 'string' || out === '') throw badUsage('plan', '--out takes the file to write')
  if (version !== undefined && !api.VersionNumber.safeParse(version).success)
    throw badUsage('plan', '--version takes a number')
  const path = pathOf(out)
  await inCity(run, async (call, { download }) => {
    const newest = (await call(api.getPlan, { params: { plan } })).versions.at(-1)?.number
    const params = { plan, version: version ?? newest }
    await download(exportRegister, { params, query: { format, language: run.language } }, path)
    await run.out.print({ zh: `已导出到 ${path}`, en: `Written to ${path}` }[run.language])
  })
}
