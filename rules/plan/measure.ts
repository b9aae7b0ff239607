import type { CommitmentKind, Measure } from '../../contract/engines/commitment.ts'
import type { Head } from './head.ts'
import { countsPersons, endsLikeIndicator, isDuration } from './lexicon/statistics.ts'
import { isVerb } from './lexicon/verbs.ts'
import type { Quantity } from './quantity.ts'

const TASK_REACH = /^(?:完成|安排|实现|共|共计|总计|合计|累计|按|按照|为|是)$/
const GROWTH_NAME = /(?:增速|增幅|涨幅|增长率|成长率|增长速度|升幅|降幅|降低率|下降率|增长)$/
const PER_HEAD = /^(?:全[国省市区县])?(?:每[千百万十]|人均|户均|亩均|平均每)/
const INCREMENT_NAME = /新增(?:城镇)?(?:就业|装机)|(?:就业|装机)(?:容量)?新增|净增就业/

export interface Reading {
  readonly kind: CommitmentKind
  readonly measure: Measure
}

/** Whether a figure sets an indicator or counts a task, and what it measures. */
export function readingOf(quantity: Quantity, head: Head, name: string): Reading {
  const unit = quantity.unit
  if (unit === '%' || unit === '‰') return { kind: 'indicator-target', measure: rateMeasure(head, name) }
  if (unit === '百分点' || unit === '千分点' || unit === '个点' || unit === '基点')
    return { kind: 'indicator-target', measure: pointMeasure(head, name) }
  const isTask = isDeliverable(head, name)
  if (INCREMENT_NAME.test(name) || (head.tailVerb === '新增' && /就业$/.test(name)))
    return { kind: 'indicator-target', measure: 'increment' }
  const unitMeasure = quantity.found?.entry.measure
  const byUnit = unitMeasure === 'households' && /企业|主体|商户|工商户/.test(name) ? 'count' : unitMeasure
  if (quantity.found === undefined && quantity.unit === null && !countsPersons(name))
    return { kind: 'indicator-target', measure: 'level' }
  if (PER_HEAD.test(name) && head.change === null) return { kind: 'indicator-target', measure: 'level' }
  if (/惠及|受益/.test(name) && byUnit !== 'level' && byUnit !== undefined)
    return { kind: 'quantified-task', measure: byUnit }
  if (byUnit === 'level' || byUnit === undefined) return bareReading(quantity, head, name, isTask)
  if (isTask) return { kind: 'quantified-task', measure: byUnit }
  return { kind: 'indicator-target', measure: head.change !== null && head.reach === null ? 'change' : 'level' }
}

function bareReading(quantity: Quantity, head: Head, name: string, isTask: boolean): Reading {
  const isChange = head.change !== null && head.reach === null
  if (quantity.found === undefined && isTask) return { kind: 'quantified-task', measure: 'persons' }
  if (isChange && !isDuration(name)) return { kind: 'indicator-target', measure: 'change' }
  return { kind: 'indicator-target', measure: isChange ? 'change' : 'level' }
}

function rateMeasure(head: Head, name: string): Measure {
  if (GROWTH_NAME.test(name)) return 'growth'
  return head.change !== null && head.reach === null
    ? 'growth'
    : head.change !== null && !/率|比重|占比|比例|比率|强度|覆盖/.test(name)
      ? 'growth'
      : 'share'
}

function pointMeasure(head: Head, name: string): Measure {
  return head.baseline !== null && head.before !== null && GROWTH_NAME.test(name) ? 'growth' : 'change'
}

/** A verb of deliverables, or a bare thing with a count, makes a task; a statistic's name makes an indicator. */
function isDeliverable(head: Head, name: string): boolean {
  if (/(?:完成|计划|安排)[^，]{0,8}投资$/.test(name)) return true
  if (head.verb !== null && !/^(?:推动|促进|实现|保持|确保|推进|使|让|巩固|将|推动实现)$/.test(head.verb)) return true
  if (head.tailVerb !== null) return true
  if (head.change !== null) return false
  if (/面积$/.test(name) && isVerb(name.slice(0, -2).replace(/^全[省市区县]/, ''))) return true
  if (head.reach !== null && !TASK_REACH.test(head.reach)) return false
  return !endsLikeIndicator(name)
}
