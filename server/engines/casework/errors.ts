import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { didYouMean } from '@citybrain/contract/kernel/nearest.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
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

export const noSuchErrand = () =>
  new Refusal('NotFound', 'casework.no-such-errand', {
    zh: '没有这项被拒绝的后续事项，或者已有人处置。请刷新列表。',
    en: 'There is no such errand that was refused, or somebody has dealt with it. Reload the list.',
  })

export const noSuchNotice = () =>
  new Refusal('NotFound', 'casework.no-such-notice', {
    zh: '没有这条消息，或者它已过保存期限。请刷新消息列表。',
    en: 'There is no such notice, or it was kept long enough. Reload the list.',
  })

export const tooManyWatchers = (most: number) =>
  new Refusal('Conflict', 'casework.too-many-watchers', {
    zh: `关注此案的人数已达 ${most} 人上限。如需了解进展，可随时打开案件查看。`,
    en: `${most} people follow this case, which is the most. Open it whenever you want to know how it stands.`,
  })

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

export const changedMeanwhile = (id: string, revision?: number) =>
  new Refusal(
    'Conflict',
    'casework.changed-meanwhile',
    {
      zh: '案件在此期间已有新的进展。请刷新后，按最新情况重新操作。',
      en: 'The case has moved on in the meantime. Reload it and decide upon how it stands now.',
    },
    revision === undefined ? { id } : { id, revision },
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

export const mergedItself = (number: string) =>
  new Refusal('Conflict', 'casework.merged-itself', {
    zh: `案件 ${number} 已并入其他案件；请选择它所并入的案件。`,
    en: `Case ${number} was merged into another one itself; choose the one that it goes on under.`,
  })

export const noSuchReporter = () =>
  new Refusal('NotFound', 'casework.no-such-reporter', {
    zh: '本案没有这位报告人。请刷新后重试。',
    en: 'The case has no such reporter. Reload it and try again.',
  })

export const noSuchReport = () =>
  new Refusal('NotFound', 'casework.no-such-report', {
    zh: '查询码不正确。请核对回执上的16位查询码；字母不分大小写。',
    en: 'No report has this code. Check the sixteen signs on your receipt; capitals make no difference.',
  })

export const tooManyReports = (retryAfterSeconds: number) =>
  new Refusal(
    'NotAllowed',
    'casework.too-many-reports',
    {
      zh: `使用过于频繁，请约 ${Math.ceil(retryAfterSeconds / 60)} 分钟后再试；紧急情况请拨打 110、119、120。`,
      en: `There were too many requests; try again in about ${Math.ceil(retryAfterSeconds / 60)} minutes. In an emergency call 110, 119 or 120.`,
    },
    { retryAfterSeconds },
  )

export const picturesOnly = () =>
  new Refusal('Invalid', 'casework.pictures-only', {
    zh: '公众上报只收照片（JPEG、PNG、WebP）。请去掉其他文件后重新提交。',
    en: 'Only photos are taken here (JPEG, PNG, WebP). Take the other files out and send it again.',
  })

export const ratedAlready = () =>
  new Refusal('Conflict', 'casework.rated-already', {
    zh: '您已评价过本次办理结果，每次办结可评价一次。',
    en: 'You have rated this result already; each end can be rated once.',
  })

export const othersWait = () =>
  new Refusal('Conflict', 'casework.others-wait', {
    zh: '还有其他人反映了同一问题，案件将继续办理，不能撤回。',
    en: 'Others have reported the same, so the case goes on and can’t be taken back.',
  })

export const badExtent = () =>
  new Refusal('Invalid', 'casework.bad-extent', {
    zh: '范围有误：西界须在东界以西，南界须在北界以南，起止日期相隔不超过一年。',
    en: 'The extent is wrong: west lies west of east, south lies south of north, and the days are a year apart at most.',
  })

export const noSuchEvaluation = (type: string, known: readonly string[]) =>
  new Refusal('NotFound', 'casework.no-such-evaluation', {
    zh: `案件类型“${type}”没有考核评价指标。有指标的类型：${known.join('、')}。`,
    en: `Cases of the type “${type}” aren't evaluated${didYouMean(type, known)}. Evaluated are: ${known.join(', ')}.`,
  })

export const noSuchFigure = (figure: string, { figures }: CaseEvaluation, part: 'numerator' | 'denominator') => {
  const found = figures.find(({ key }) => key === figure)
  const keys = figures.map(({ key }) => key)
  return new Refusal(
    'NotFound',
    'casework.no-such-figure',
    found
      ? {
          zh: `指标“${found.title.zh}”是数量，没有分母（${part}）。请查看分子。`,
          en: `“${found.title.en}” is an amount and has no ${part}. Look at its numerator.`,
        }
      : {
          zh: `没有指标“${figure}”。请从指标定义中选择。`,
          en: `There is no figure “${figure}”${didYouMean(figure, keys)}. Choose one of the evaluation's.`,
        },
  )
}

export const versionWanted = (types: readonly string[]) =>
  new Refusal('Conflict', 'casework.version-wanted', {
    zh: `案件类型 ${types.join('、')} 已修改但版本号未变；在办案件仍按原定义办理，请将 version 加一后重新启动。`,
    en: `The types of cases ${types.join(', ')} were changed under the same version; open cases go by what they were opened under. Raise version by one and start again.`,
  })

export const noSuchDepartment = (department: string) =>
  new Refusal('Invalid', 'casework.no-such-department', {
    zh: `本区目前没有单位“${department}”；请从单位名录中选择。`,
    en: `The district has no department “${department}” today; choose one of its organisation.`,
  })
