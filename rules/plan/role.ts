import type { Draft } from './draft.ts'
import type { Head } from './head.ts'
import { type Context, DIMENSION, type Place } from './subject-of.ts'

const STANDARD = /^(?:每|单)(?:座|个|处|户|套|间|层|栋|家|所|人|公里|千米|亩)/

/** The part a figure plays in its sentence, and whether a register may do without it. */
export function roleOf(place: Place, head: Head, name: string, context: Context): Pick<Draft, 'role' | 'core'> {
  const { text } = context
  if (
    head.repeated ||
    /每(?:周|月|旬|季度?|半年|半月|天|日|人每月)/.test(text.slice(place.from, place.quantity.start))
  ) {
    if (!['persons', 'money', 'capacity'].includes(place.quantity.found?.entry.measure ?? ''))
      return { role: 'per-unit', core: false }
  }
  if (/^(?:惠及|受益|涉及|让)/.test(head.verb ?? head.tailVerb ?? '')) return { role: 'beneficiary', core: true }
  if (/^受益|惠及/.test(name) && (context.work ?? context.project) !== undefined)
    return { role: 'beneficiary', core: true }
  if (DIMENSION.test(name) && place.quantity.unit !== '%') return { role: 'dimension', core: false }
  if (/总投资(?:额)?$/.test(name) && !/完成|年度/.test(name)) return { role: 'investment', core: false }
  if (STANDARD.test(text.slice(place.from, place.quantity.start))) return { role: 'standard', core: false }
  if (/现有|已有|原有/.test(text.slice(place.from, place.quantity.start))) return { role: 'scope', core: false }
  if (context.last?.role === 'beneficiary' && place.from !== place.clause.start && head.verb === null)
    return { role: 'beneficiary', core: true }
  const counted = place.quantity.unit
  if (counted === '大' || (counted === '项' && /(?:主要|约束性|预期性)?指标$/.test(name)))
    return { role: 'scope', core: false }
  if (head.part || (context.last?.role === 'part' && place.clause.sign !== '；' && place.from !== place.clause.start))
    return { role: 'part', core: true }
  return { role: 'target', core: true }
}
