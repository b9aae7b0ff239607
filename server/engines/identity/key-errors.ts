import { Refusal } from '@citybrain/contract/kernel/errors.ts'

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
