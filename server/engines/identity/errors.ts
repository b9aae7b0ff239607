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

export function noSuchKey(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-key', {
    zh: '没有这个接口密钥。请刷新列表。',
    en: 'There is no such API key. Reload the list.',
  })
}

export function noSuchKeyAccount(login: string): Refusal {
  return new Refusal('NotFound', 'identity.no-such-key-account', {
    zh: `没有可用的账号“${login}”。请先新建或启用该账号。`,
    en: `There is no account "${login}" in use. Create or enable it first.`,
  })
}

export function scopeBeyondAccount(right: string): Refusal {
  return new Refusal('Invalid', 'identity.scope-beyond-account', {
    zh: `该账号自身没有权限 ${right}，密钥不能超出账号的权限。请调整范围，或另选账号。`,
    en: `The account does not hold ${right} itself, and a key may do no more than its account. Narrow the scope or choose another account.`,
  })
}

export function keyTooBusy(perMinute: number, seconds: number): Refusal {
  return new Refusal(
    'NotAllowed',
    'request.too-many',
    {
      zh: `此接口密钥每分钟限 ${perMinute} 次请求。请在 ${seconds} 秒后重试。`,
      en: `This API key may ask ${perMinute} times a minute. Try again in ${seconds} seconds.`,
    },
    { retryAfterSeconds: seconds },
  )
}

export function badCursor(): Refusal {
  return new Refusal('Invalid', 'request.bad-cursor', {
    zh: '翻页标记无效。请从第一页重新开始。',
    en: 'The page marker is not valid. Begin again from the first page.',
  })
}
