import type { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { Ledger } from '@citybrain/contract/engines/register.ts'

/** What is asked for as proof, by kind; a suggestion that the planner edits. Source: our proposal. */
const EVIDENCE: Record<CommitmentKind, string> = {
  'indicator-target': '统计或主管部门发布的数据及口径说明',
  'quantified-task': '完成清单、验收材料和现场照片',
  project: '项目节点证明材料(批复、开工、竣工)和现场照片',
  mechanism: '印发的制度文件和运行记录',
  'qualitative-task': '工作总结和佐证材料',
}

const MILESTONE: Record<CommitmentKind, string> = {
  'indicator-target': '达到目标值',
  'quantified-task': '完成全部数量并通过验收',
  project: '达到年度计划节点',
  mechanism: '制度印发并运行',
  'qualitative-task': '完成任务并提交佐证',
}

/** Day of the month by which departments report; 10th is our proposal until the reporting calendar is set. */
const REPORT_DAY = 10
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const

interface LedgerInput {
  kind: CommitmentKind
  period: string
  deadline: string | null
}

/** The ledger of a new row: due at the end of its period or month, to be reported on the next report day after `today`. */
export function ledgerFor({ kind, period, deadline }: LedgerInput, today: string): Ledger {
  return {
    leads: [],
    coOperating: [],
    leader: null,
    milestone: MILESTONE[kind],
    dueOn: dueWithin(period.slice(-4), deadline),
    nextReportOn: nextReportAfter(today, period),
    evidence: EVIDENCE[kind],
    note: null,
  }
}

/** Last day that a deadline as written can mean (6月底前, 上半年, 三季度末); the year's end where it names none. */
export function dueWithin(year: string, deadline: string | null): string {
  const written = deadline ?? ''
  const month = /(\d{1,2})\s*月/.exec(written)?.[1]
  if (month && Number(month) >= 1 && Number(month) <= 12) return lastDayOf(year, Number(month))
  if (/上半年/.test(written)) return `${year}-06-30`
  const quarter = /([一二三四1-4])\s*季度/.exec(written)?.[1]
  const index = quarter ? '一二三四'.indexOf(quarter) + 1 || Number(quarter) : 0
  return `${year}-${QUARTER_ENDS[index - 1] ?? '12-31'}`
}

const LONG_MONTHS = new Set([1, 3, 5, 7, 8, 10, 12])

function lastDayOf(year: string, month: number): string {
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : LONG_MONTHS.has(month) ? 31 : 30
  return `${year}-${String(month).padStart(2, '0')}-${days}`
}

/** The first quarterly report day after a given day, within the period; null when the period is over. */
export function nextReportAfter(today: string, period: string): string | null {
  const first = Number(period.slice(0, 4))
  const last = Number(period.slice(-4))
  for (let year = first; year <= last; year += 1) {
    const days = [
      `${year}-04-${REPORT_DAY}`,
      `${year}-07-${REPORT_DAY}`,
      `${year}-10-${REPORT_DAY}`,
      `${year + 1}-01-${REPORT_DAY}`,
    ]
    const next = days.find((day) => day > today)
    if (next) return next
  }
  return null
}
