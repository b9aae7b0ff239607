import { firstYear, yearsIn } from './year.ts'

/** Whether a sub-heading says in plain words that it turns to the work ahead. */
export function turnsAhead(heading: string, period: string): boolean {
  return (
    /下一步|下步|今后|明年|工作安排|工作打算|主要目标|预期目标|目标任务|重点任务|重点工作|工作计划|工作部署|任务安排/.test(
      heading,
    ) || yearsIn(heading).some((year) => year >= firstYear(period))
  )
}

/** Whether it says so of what was. */
export function turnsBack(heading: string, period: string): boolean {
  const years = yearsIn(heading)
  if (years.length > 0 && Math.max(...years) < firstYear(period)) return true
  return /回顾|执行情况|完成情况|工作总结|工作情况|上年|去年|过去.{0,3}年|存在的.{0,4}问题/.test(heading)
}
