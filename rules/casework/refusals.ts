import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome, Step } from '@citybrain/contract/pack/flow.ts'
import type { ValueFault } from '../registry/values.ts'
import type { Hindrance } from './access.ts'

export const badForm = (faults: readonly ValueFault[]) =>
  new Refusal(
    'Invalid',
    'casework.bad-form',
    {
      zh: `填写的内容有 ${faults.length} 处需要更正，未保存。请按各栏旁的提示修改后重新提交。`,
      en: `${faults.length} entries need mending; nothing was saved. Mend them as the notes beside the fields say, and send the form again.`,
    },
    { faults },
  )

export const noSuchSource = (type: CaseType, source: string) =>
  new Refusal('Invalid', 'casework.no-such-source', {
    zh: `“${type.title.zh}”没有来源 ${source}。可用的来源：${type.sources.map(({ title }) => title.zh).join('、')}。`,
    en: `“${type.title.en}” has no source ${source}. It knows: ${type.sources.map(({ title }) => title.en).join(', ')}.`,
  })

interface NotForYou {
  readonly step: Step
  readonly by: Words
  readonly holder: string | null
}

const NOT_FOR_YOU: Record<Hindrance, (of: NotForYou) => Refusal> = {
  'not-meant': ({ step, by }) =>
    new Refusal('NotAllowed', 'casework.not-meant', {
      zh: `“${step.title.zh}”由${by.zh}办理，您目前的岗位不能办理。如需办理，请联系负责人调整岗位或改派。`,
      en: `“${step.title.en}” is done by ${by.en}; none of your present posts is one. Ask whoever is in charge to hand it to you or to change your post.`,
    }),
  'somebody-elses': ({ step, holder }) =>
    new Refusal('NotAllowed', 'casework.somebody-elses', {
      zh: `“${step.title.zh}”正由${holder ?? '他人'}办理。请等待其退回，或请负责人改派。`,
      en: `“${step.title.en}” is in the hands of ${holder ?? 'somebody else'}. Wait until they release it, or ask whoever is in charge to hand it on.`,
    }),
  'did-it-themselves': ({ step }) =>
    new Refusal('NotAllowed', 'casework.did-it-themselves', {
      zh: `办管分离：您办理过本案的前一环节，不能再办理“${step.title.zh}”。请由其他人员办理。`,
      en: `Whoever handled a case doesn't judge it: you did an earlier step of this one, so “${step.title.en}” must be done by somebody else.`,
    }),
}

export const notForYou = (hindrance: Hindrance, of: NotForYou) => NOT_FOR_YOU[hindrance](of)

export const notForThem = (step: Step, why: Words) =>
  new Refusal('Invalid', 'casework.not-for-them', {
    zh: `此人不能办理“${step.title.zh}”：${why.zh}。请另选人员。`,
    en: `“${step.title.en}” can't be given to this person: ${why.en}. Choose somebody else.`,
  })

export const itemGone = () =>
  new Refusal('Conflict', 'casework.item-gone', {
    zh: '这项工作已由他人办完或退回，案件已进入下一环节。请刷新后查看。',
    en: 'This piece of work has been done or returned meanwhile; the case has moved on. Reload to see where it stands.',
  })

export const ended = (end: Words) =>
  new Refusal('Conflict', 'casework.ended', {
    zh: `案件已结束（${end.zh}），不能再作此操作。`,
    en: `The case has ended (${end.en}); this can't be done to it any more.`,
  })

export const noSuchOutcome = (step: Step, outcome: string, known: readonly Outcome[]) =>
  new Refusal('Invalid', 'casework.no-such-outcome', {
    zh: `“${step.title.zh}”没有办理结果 ${outcome}。可选：${known.map(({ title }) => title.zh).join('、')}。`,
    en: `“${step.title.en}” has no outcome ${outcome}. There are: ${known.map(({ title }) => title.en).join(', ')}.`,
  })

export const reasonWanted = (title: Words) =>
  new Refusal('Invalid', 'casework.reason-wanted', {
    zh: `“${title.zh}”必须填写意见或理由。`,
    en: `“${title.en}” needs a reason.`,
  })

export const attachmentsWanted = (title: Words, least: number) =>
  new Refusal('Invalid', 'casework.attachments-wanted', {
    zh: `“${title.zh}”至少需要 ${least} 张照片或附件。请拍照或上传后重新提交。`,
    en: `“${title.en}” needs at least ${least} photos or files. Add them and send it again.`,
  })

export const choiceWanted = (title: Words, what: Words) =>
  new Refusal('Invalid', 'casework.choice-wanted', {
    zh: `“${title.zh}”需要选择${what.zh}。`,
    en: `“${title.en}” needs the ${what.en} to be chosen.`,
  })

export const guarded = (words: Words) => new Refusal('Conflict', 'casework.guarded', words)

export const tooEarly = (step: Step, until: Instant, when: string) =>
  new Refusal(
    'Conflict',
    'casework.too-early',
    {
      zh: `“${step.title.zh}”有法定最短期限，${when}之前不能结束。`,
      en: `“${step.title.en}” has a statutory minimum; it can't be ended before ${when}.`,
    },
    { until },
  )

export const notNow = (what: Words) =>
  new Refusal('Conflict', 'casework.not-now', {
    zh: `案件目前的状态不允许${what.zh}。请刷新后查看可用的操作。`,
    en: `As the case stands, this can't be done: ${what.en}. Reload to see what can.`,
  })

export const reopenedTooLate = (within: Words, until: string) =>
  new Refusal('Conflict', 'casework.reopened-too-late', {
    zh: `案件办结后${within.zh}内可以重新办理，已于${until}截止。如问题再次出现，请另行登记新案件。`,
    en: `A case may be opened again within ${within.en} of its end, which was until ${until}. If the problem is back, report it as a new case.`,
  })

export const notYours = (what: Words) =>
  new Refusal('NotAllowed', 'casework.not-yours', {
    zh: `您不能${what.zh}：这不是您的岗位职责。`,
    en: `You may not do this: ${what.en}. It isn't among the duties of your posts.`,
  })

export const enoughOf = (what: Words, most: number) =>
  new Refusal('Conflict', 'casework.enough', {
    zh: `${what.zh}已达 ${most} 次上限，不能再申请。`,
    en: `No more: ${what.en} may be granted ${most} times at most.`,
  })

export const tooLong = (what: Words, most: Words) =>
  new Refusal('Invalid', 'casework.too-long', {
    zh: `一次${what.zh}最长为${most.zh}。请缩短后重新申请。`,
    en: `At once, ${what.en} may be ${most.en} at most. Ask for less.`,
  })

export const notAhead = () =>
  new Refusal('Invalid', 'casework.not-ahead', {
    zh: '挂账的复查时间须在现在之后。请改填以后的时间。',
    en: 'A suspension ends at a time to come. Choose a later one.',
  })

export const tooLate = () =>
  new Refusal('Conflict', 'casework.too-late', {
    zh: '期限已过，延期须在期限届满前申请。',
    en: 'The deadline has passed; an extension must be asked for before it.',
  })
