import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { FieldFault } from './faults.ts'

export const noSuchRow = (id: string) =>
  new Refusal(
    'NotFound',
    'register.no-such-row',
    {
      zh: '台账中没有这一条,可能已被拆分、合并或撤销;请刷新后重试。',
      en: 'The register has no such row; it may have been split, merged or undone. Refresh and try again.',
    },
    { id },
  )

/** `current` is what the rows are now, so that the planner sees what the other one changed. */
export const changedMeanwhile = (current: unknown[]) =>
  new Refusal(
    'Conflict',
    'register.changed-meanwhile',
    {
      zh: '您编辑期间,其他人已修改了这些条目。请查看差异后重新提交。',
      en: 'Somebody else changed these rows while you were editing. Look at the differences and submit again.',
    },
    { current },
  )

export const approvedIsFinal = () =>
  new Refusal('Conflict', 'plan.approved-is-final', {
    zh: '已批准的目标不能修改。确需部分调整的,请启动计划调整并报人大常委会批准。',
    en: 'An approved target is final. Begin an adjustment, which the standing committee has to approve.',
  })

export const badCommand = (zh: string, en: string, faults: FieldFault[] = []) =>
  new Refusal('Invalid', 'register.bad-command', { zh, en }, { faults })
