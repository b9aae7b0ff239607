import type { Comparator } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

/** A fault of one field, to be shown beside it. */
export interface FieldFault {
  field: string
  words: Words
}

const WITHOUT_NUMBER: ReadonlySet<Comparator> = new Set(['complete-assigned', 'relative', 'direction'])

const fault = (field: string, zh: string, en: string): FieldFault => ({ field, words: { zh, en } })

/** What keeps a row from being a sound record; empty when nothing does. */
export function faultsOf(row: Commitment): FieldFault[] {
  const counted = row.kind === 'indicator-target' || row.kind === 'quantified-task'
  return counted ? faultsOfTarget(row) : faultsOfNamed(row)
}

function faultsOfTarget(row: Commitment): FieldFault[] {
  const faults: FieldFault[] = []
  if (row.comparator === null)
    faults.push(fault('comparator', '请选择比较方式', 'Choose how the value bounds the outcome'))
  if (row.measure === null) faults.push(fault('measure', '请选择度量', 'Choose what is measured'))
  if (row.comparator === null) return faults
  const numberless = WITHOUT_NUMBER.has(row.comparator)
  if (numberless && row.value !== null) {
    faults.push(fault('value', '此比较方式没有数值,请清空数值', 'This comparison carries no number: clear the value'))
  }
  if (!numberless && row.value === null) {
    faults.push(fault('value', '请填写数值;上级尚未下达的选“完成下达任务”', 'Enter the value, or choose “as assigned”'))
  }
  if ((row.comparator === 'range') !== Array.isArray(row.value) && row.value !== null) {
    faults.push(fault('value', '区间要填写上下限,其他方式只填一个数', 'A range has two numbers, all else has one'))
  }
  if (Array.isArray(row.value) && Number(row.value[0]) > Number(row.value[1])) {
    faults.push(fault('value', '区间下限大于上限', 'The lower end of the range exceeds the upper end'))
  }
  return faults
}

function faultsOfNamed(row: Commitment): FieldFault[] {
  if (row.value === null) return []
  return [
    fault(
      'value',
      '项目、机制和定性任务没有数值;有数值的请改为量化任务',
      'Projects, mechanisms and qualitative tasks carry no number: make it a quantified task',
    ),
  ]
}
