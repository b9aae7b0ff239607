import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export function channelOff(): Refusal {
  return new Refusal('Conflict', 'messages.channel-off', {
    zh: '本系统未开通这种通知方式，请联系管理员。',
    en: 'This system can’t send by that channel: ask the administrator to set it up.',
  })
}

export function badAddress(): Refusal {
  return new Refusal('Invalid', 'messages.bad-address', {
    zh: '请填写有效的邮箱地址，或只含数字的手机号。',
    en: 'Give a valid mail address, or a telephone number of digits only.',
  })
}

export function tooManyCodes(seconds: number): Refusal {
  return new Refusal(
    'Conflict',
    'messages.too-many-codes',
    {
      zh: `验证码发送太频繁，请 ${seconds} 秒后再试。`,
      en: `Codes were sent too often; try again in ${seconds} seconds.`,
    },
    { retryAfterSeconds: seconds },
  )
}

export function wrongCode(): Refusal {
  return new Refusal('Invalid', 'messages.wrong-code', {
    zh: '验证码不正确或已失效。请核对，或重新发送。',
    en: 'The code is wrong or no longer in force. Check it, or have another one sent.',
  })
}

export function noSuchMessage(): Refusal {
  return new Refusal('NotFound', 'messages.no-such-message', {
    zh: '没有这条发送失败的消息，可能已重新发送或放弃。请刷新。',
    en: 'There is no such message that failed; it may have been sent again or given up. Reload.',
  })
}
