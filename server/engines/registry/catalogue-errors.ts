import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const entryChanged = () =>
  new Refusal('Conflict', 'catalogue.changed-meanwhile', {
    zh: '在此期间已被他人修改。请刷新后重试。',
    en: 'Somebody else changed it in the meantime. Reload and try again.',
  })

export const noDepartment = () =>
  new Refusal('Invalid', 'catalogue.no-department', {
    zh: '只能为您任职的部门申请。请核对部门，或先由组织管理员登记任职。',
    en: 'Ask for a department in which you hold a post. Check the department, or have your post recorded first.',
  })

export const notShared = () =>
  new Refusal('Conflict', 'catalogue.not-shared', {
    zh: '该资源不予共享，不能申请，也不能同意使用。如确需使用，请与责任部门协商调整共享属性。',
    en: 'This resource is not shared: its use is neither asked for nor granted. Settle its sharing class with the department that answers for it.',
  })

export const pastDay = () =>
  new Refusal('Invalid', 'catalogue.past-day', {
    zh: '使用期限应在今天之后、三年之内。',
    en: 'The last day lies after today and within three years.',
  })

export const noSuchRequest = () =>
  new Refusal('NotFound', 'catalogue.no-such-request', {
    zh: '没有这条申请。请刷新列表。',
    en: 'There is no such request. Reload the list.',
  })

export const requestDecided = () =>
  new Refusal('Conflict', 'catalogue.decided-already', {
    zh: '这条申请的状态不允许此操作：待审批的才能同意或拒绝，已同意的才能撤回。',
    en: 'The request’s state does not allow this: a waiting one is granted or refused, a granted one revoked.',
  })

export const moreThanAsked = () =>
  new Refusal('Invalid', 'catalogue.more-than-asked', {
    zh: '授权级别不能高于申请级别。请选择不高于申请的级别，或由使用部门重新申请。',
    en: 'A grant reaches no class above the one asked for. Choose a lower one, or have the department ask anew.',
  })
