import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { didYouMean } from '@citybrain/contract/kernel/nearest.ts'
import type { CaseTypes } from './case-types.ts'

export const noSuchCaseType = (type: string, known: readonly string[]) =>
  new Refusal('NotFound', 'casework.no-such-type', {
    zh: `没有案件类型“${type}”。现有类型：${known.join('、')}。`,
    en: `There is no type of cases “${type}”${didYouMean(type, known)}. There are: ${known.join(', ')}.`,
  })

export const noSuchCaseVersion = ({ type, version }: { readonly type: string; readonly version: number }) =>
  new Refusal('NotFound', 'casework.no-such-type', {
    zh: `案件类型“${type}”没有第 ${version} 版。请核对类型与版本号。`,
    en: `There is no version ${version} of a type of cases “${type}”. Check type and version.`,
  })

export const noSuchCase = (id: string) =>
  new Refusal(
    'NotFound',
    'casework.no-such-case',
    {
      zh: '没有这个案件，或者它不在您的职责范围内。请核对编号。',
      en: 'There is no such case, or it lies outside of what you may see. Check its number.',
    },
    { id },
  )

export const existsAlready = (id: string) =>
  new Refusal(
    'Conflict',
    'casework.exists-already',
    {
      zh: '此编号的案件已经登记，内容与本次不同；原案件未改动。请刷新后查看。',
      en: 'A case with this id was opened already with other content; it was left as it is. Reload to see it.',
    },
    { id },
  )

export const changedMeanwhile = (id: string) =>
  new Refusal(
    'Conflict',
    'casework.changed-meanwhile',
    {
      zh: '案件在此期间已有新的进展。请刷新后，按最新情况重新操作。',
      en: 'The case has moved on in the meantime. Reload it and decide upon how it stands now.',
    },
    { id },
  )

export const notAllowedThere = (because: { zh: string; en: string }) =>
  new Refusal('NotAllowed', 'casework.not-allowed', because)

export const badRule = (type: string, step: string, { types }: { types: CaseTypes }) => {
  const routed = types.get(type).steps.filter((one) => one.kind === 'task' && one.department === 'routed')
  const known = routed.map(({ key }) => key)
  return new Refusal('Invalid', 'casework.bad-rule', {
    zh: `环节“${step}”不按规则派遣。可设规则的环节：${known.join('、') || '无'}。`,
    en: `Step “${step}” isn’t sent by rules${didYouMean(step, known)}. These are: ${known.join(', ') || 'none'}.`,
  })
}

export const ruleChanged = (revision: number | null) =>
  new Refusal(
    'Conflict',
    'casework.rule-changed',
    {
      zh: '规则已被他人修改或删除；请刷新后重新编辑。',
      en: 'Somebody has changed the rule or taken it away; reload and edit it again.',
    },
    { revision },
  )

export const tooManyRules = (most: number) =>
  new Refusal('Conflict', 'casework.too-many-rules', {
    zh: `派遣规则已达 ${most} 条上限；请合并或删除不用的规则。`,
    en: `There are ${most} rules, which is the most; merge some or take away what isn’t used.`,
  })
