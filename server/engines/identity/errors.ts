import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { PASSWORD_RULE } from './password-policy.ts'

export function noSuchDistrict(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-district', {
    zh: '本系统没有这个区。请从列表中选择。',
    en: 'This system does not serve such a district. Choose one from the list.',
  })
}

/** One answer for an unknown login, a wrong password and a disabled account: it tells a stranger nothing. */
export function signInRefused(): Refusal {
  return new Refusal('NotSignedIn', 'identity.sign-in-refused', {
    zh: '账号或密码不正确，或账号已停用。忘记密码请联系系统管理员重置。',
    en: 'The login or the password is wrong, or the account is disabled. An administrator can reset a password.',
  })
}

export function signInLocked(seconds: number): Refusal {
  return new Refusal(
    'NotAllowed',
    'identity.sign-in-locked',
    {
      zh: `连续失败次数过多。请在 ${spoken(seconds).zh}后再试，或请系统管理员重置密码。`,
      en: `Too many failed attempts. Try again in ${spoken(seconds).en}, or ask an administrator for a new password.`,
    },
    { retryAfterSeconds: seconds },
  )
}

function spoken(seconds: number): Words {
  if (seconds < 90) return { zh: ` ${seconds} 秒`, en: `${seconds} seconds` }
  const minutes = Math.ceil(seconds / 60)
  return { zh: ` ${minutes} 分钟`, en: `${minutes} minutes` }
}

export function busy(): Refusal {
  return new Refusal(
    'Conflict',
    'identity.busy',
    {
      zh: '同时登录的人太多。请几秒钟后重试。',
      en: 'Too many people are signing in at once. Try again in a few seconds.',
    },
    { retryAfterSeconds: 5 },
  )
}

export function wrongPassword(): Refusal {
  return new Refusal('NotAllowed', 'identity.wrong-password', {
    zh: '当前密码不正确。请重新输入。',
    en: 'The current password is wrong. Type it again.',
  })
}

export function weakPassword(fault: Words): Refusal {
  return new Refusal('Invalid', 'identity.weak-password', {
    zh: `新密码不符合要求：${fault.zh}。要求：${PASSWORD_RULE.zh}`,
    en: `The new password will not do: ${fault.en}. The rule: ${PASSWORD_RULE.en}`,
  })
}

export function samePassword(): Refusal {
  return weakPassword({ zh: '与当前密码相同', en: 'it is the current one' })
}

export function noAccount(): Refusal {
  return new Refusal('NotAllowed', 'identity.no-account', {
    zh: '此操作只能由登录账号本人进行，服务器终端没有账号。',
    en: 'Only someone signed in with an account can do this; the server’s terminal has none.',
  })
}

export function noSuchAccount(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-account', {
    zh: '没有这个账号。请刷新列表。',
    en: 'There is no such account. Reload the list.',
  })
}

export function noSuchSession(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-session', {
    zh: '没有这个会话，可能已经结束。',
    en: 'There is no such session; it may have ended already.',
  })
}

export function loginTaken(): Refusal {
  return new Refusal('Conflict', 'identity.login-taken', {
    zh: '这个账号名已被使用。请换一个。',
    en: 'This login is taken. Choose another one.',
  })
}

export function accountChangedMeanwhile(current: object): Refusal {
  return new Refusal(
    'Conflict',
    'identity.account-changed-meanwhile',
    {
      zh: '该账号刚被他人修改。请核对最新内容后再保存。',
      en: 'Someone else has just changed this account. Look at its present state, then save again.',
    },
    { current },
  )
}

export function lastAdministrator(): Refusal {
  return new Refusal('Conflict', 'identity.last-administrator', {
    zh: '这是最后一个可用的系统管理员，不能停用或取消其角色。请先指定另一名管理员。',
    en: 'This is the last administrator who can sign in. Appoint another one first.',
  })
}

export function badCursor(): Refusal {
  return new Refusal('Invalid', 'request.bad-cursor', {
    zh: '翻页标记无效。请从第一页重新开始。',
    en: 'The page marker is not valid. Begin again from the first page.',
  })
}

export function noSuchUnit(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-unit', {
    zh: '没有这个单位。请刷新组织机构。',
    en: 'There is no such unit. Reload the organisation.',
  })
}

export function noSuchPost(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-post', {
    zh: '没有这个岗位。请刷新组织机构。',
    en: 'There is no such post. Reload the organisation.',
  })
}

export function noSuchAppointment(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-appointment', {
    zh: '没有这条任职记录。请刷新组织机构。',
    en: 'There is no such appointment. Reload the organisation.',
  })
}

export function unitCodeTaken(): Refusal {
  return new Refusal('Conflict', 'identity.unit-code-taken', {
    zh: '这个单位代码已被使用（也可能是已撤销的单位）。请换一个代码。',
    en: 'This code belongs to another unit, perhaps one that has ended. Choose another code.',
  })
}

export function organisationChangedMeanwhile(current: object | null): Refusal {
  return new Refusal(
    'Conflict',
    'identity.organisation-changed-meanwhile',
    {
      zh: '这条记录刚被他人修改。请核对最新内容后再保存。',
      en: 'Someone else has just changed this record. Look at its present state, then save again.',
    },
    { current },
  )
}

export function unitHasPosts(): Refusal {
  return new Refusal('Conflict', 'identity.unit-has-posts', {
    zh: '该单位在此日期之后仍有岗位。请先撤销或另行安排这些岗位。',
    en: 'The unit still has posts after that day. End its posts first.',
  })
}

export function postHasHolders(names: readonly string[]): Refusal {
  return new Refusal(
    'Conflict',
    'identity.post-has-holders',
    {
      zh: `在此日期之后仍有人任职：${names.join('、')}。请先办理离任。`,
      en: `Somebody holds the post after that day: ${names.join(', ')}. Let them leave it first.`,
    },
    { names },
  )
}

export function postTaken(seats: number, names: readonly string[]): Refusal {
  return new Refusal(
    'Conflict',
    'identity.post-taken',
    {
      zh: `该岗位限 ${seats} 人，这段时间已有：${names.join('、')}。请先办理离任、改为代理，或增加岗位人数。`,
      en: `The post has ${seats} seat(s), held in that time by ${names.join(', ')}. Let one leave, appoint somebody to act, or add a seat.`,
    },
    { seats, names },
  )
}

export function holdsAlready(name: string): Refusal {
  return new Refusal('Conflict', 'identity.holds-already', {
    zh: `${name}在这段时间已任此岗位。请核对日期。`,
    en: `${name} holds this post in that time already. Check the dates.`,
  })
}

export function actingNeedsEnd(): Refusal {
  return new Refusal('Invalid', 'identity.acting-needs-end', {
    zh: '代理须有截止日期。请填写最后一天。',
    en: 'Acting in a post needs a last day. Give one.',
  })
}

export function badSpan(): Refusal {
  return new Refusal('Invalid', 'identity.bad-span', {
    zh: '最后一天早于第一天。请核对日期。',
    en: 'The last day lies before the first. Check the dates.',
  })
}

export function outsidePost(): Refusal {
  return new Refusal('Invalid', 'identity.outside-post', {
    zh: '任职日期超出岗位或单位的存续时间。请核对日期。',
    en: 'These days lie outside the time in which the post or its unit exists. Check the dates.',
  })
}

export function alreadyLeft(): Refusal {
  return new Refusal('Conflict', 'identity.already-left', {
    zh: '已经离任，并已通知后续办理，不能再改。如需复任，请重新任命。',
    en: 'They have left and others were told, so this stays as it is. Appoint them anew if they return.',
  })
}

export function notYoursToDelegate(): Refusal {
  return new Refusal('NotAllowed', 'identity.not-yours-to-delegate', {
    zh: '只能委托或撤回本人的权限；办理他人的委托需要组织机构管理权限。',
    en: 'Only one’s own rights can be lent or taken back; for somebody else’s it takes the right to manage the organisation.',
  })
}

export function delegatesToSelf(): Refusal {
  return new Refusal('Invalid', 'identity.delegates-to-self', {
    zh: '不能委托给本人。请选择其他人。',
    en: 'Rights cannot be lent to oneself. Choose somebody else.',
  })
}

export function holdsNot(): Refusal {
  return new Refusal('Conflict', 'identity.holds-not', {
    zh: '委托人在这段时间不担任该岗位。请核对岗位和日期。',
    en: 'The person does not hold that post in that time. Check the post and the dates.',
  })
}

export function delegationTooLong(days: number): Refusal {
  return new Refusal('Invalid', 'identity.delegation-too-long', {
    zh: `委托最长 ${days} 天。请缩短，期满后可再次委托。`,
    en: `A delegation lasts ${days} days at most. Make it shorter; it can be made again afterwards.`,
  })
}

export function noSuchDelegation(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-delegation', {
    zh: '没有这条委托。请刷新列表。',
    en: 'There is no such delegation. Reload the list.',
  })
}

export function delegationOver(): Refusal {
  return new Refusal('Conflict', 'identity.delegation-over', {
    zh: '该委托已经结束，无需撤回。',
    en: 'This delegation is over already.',
  })
}

export function notYoursToAsk(): Refusal {
  return new Refusal('NotAllowed', 'identity.not-yours-to-ask', {
    zh: '只能查询本人的权限；查询他人需要组织机构管理权限。',
    en: 'Only one’s own rights can be asked about; about somebody else’s it takes the right to manage the organisation.',
  })
}
