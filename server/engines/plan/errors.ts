import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchPlan = () =>
  new Refusal('NotFound', 'plan.not-found', {
    zh: '没有这份文件或这个版本,可能已被删除。',
    en: 'There is no such document or version; it may have been deleted.',
  })

export const changedMeanwhile = (current: unknown) =>
  new Refusal(
    'Conflict',
    'plan.changed-meanwhile',
    {
      zh: '您打开页面之后,其他人已作修改。请刷新后再操作。',
      en: 'Somebody else changed this since you opened it. Refresh and try again.',
    },
    { current },
  )

export const approvedIsFinal = () =>
  new Refusal('Conflict', 'plan.approved-is-final', {
    zh: '已批准的计划不能修改或删除。确需部分调整的,请启动计划调整并报人大常委会批准。',
    en: 'An approved plan can be neither edited nor deleted. Begin an adjustment, which the standing committee approves.',
  })

export const wrongState = (zh: string, en: string) => new Refusal('Conflict', 'plan.wrong-state', { zh, en })

export const notInDraft = () =>
  wrongState(
    '该版本不在起草状态,目标不能修改。已审核的请先退回起草;已批准的请启动计划调整。',
    'This version is not a draft, so its targets are closed. Send a reviewed one back to draft, or adjust an approved one.',
  )

export const rowsOpen = (open: number) =>
  new Refusal(
    'Conflict',
    'plan.rows-open',
    {
      zh: `还有 ${open} 条待审核。请逐条采纳或否决后再提交。`,
      en: `${open} row(s) are still proposed. Accept or reject each of them first.`,
    },
    { open },
  )

export const approvalInFuture = (today: string) =>
  new Refusal('Invalid', 'plan.approval-in-future', {
    zh: `批准日期不能晚于今天(${today})。`,
    en: `The day of approval cannot be later than today (${today}).`,
  })

export const approvalTooEarly = (earliest: string) =>
  new Refusal(
    'Invalid',
    'plan.approval-too-early',
    {
      zh: `批准日期不能早于${earliest}:计划最早在上一年度批准,调整不能早于原计划的批准。请核对日期。`,
      en: `The day of approval cannot be before ${earliest}: a plan is approved in the year before its own at the earliest, an adjustment not before what it adjusts. Check the date.`,
    },
    { earliest },
  )

export const noSuchClause = () =>
  new Refusal('Invalid', 'plan.no-such-clause', {
    zh: '所选之处不是正文中的条款。请刷新后从“未覆盖的条款”中选择。',
    en: 'What was selected is no clause of the body. Refresh, and choose from the clauses without a commitment.',
  })

export const linksOneDocument = () =>
  new Refusal('Invalid', 'plan.links-one-document', {
    zh: '同一目标须来自至少两份文件,且每条只选一次。请另选。',
    en: 'One target stands in at least two documents, and each row is chosen once. Choose others.',
  })

export const alreadyUndone = () =>
  new Refusal('Conflict', 'register.already-undone', {
    zh: '这次修改已经撤销过了。',
    en: 'This change has been undone already.',
  })

export const noSuchChange = () =>
  new Refusal('NotFound', 'register.no-such-change', { zh: '没有这次修改。', en: 'There is no such change.' })

export const linkedElsewhere = () =>
  new Refusal('Conflict', 'plan.linked-elsewhere', {
    zh: '其中有事项已与别的目标关联。请先取消原关联。',
    en: 'One of these rows is linked to another target already. Take that link back first.',
  })

export const noSuchLink = () =>
  new Refusal('NotFound', 'plan.no-such-link', {
    zh: '没有这个关联,可能已被取消。请刷新。',
    en: 'There is no such link; it may have been taken back. Refresh.',
  })

export const noFile = () =>
  new Refusal('Invalid', 'document.empty', {
    zh: '没有收到文件。请选择一份 .docx、.doc、.wps、.ofd、.pdf、.html 或 .txt 文件。',
    en: 'No file arrived. Choose a .docx, .doc, .wps, .ofd, .pdf, .html or .txt file.',
  })
