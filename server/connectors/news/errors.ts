import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export function noSuchWebhook(): Refusal {
  return new Refusal('NotFound', 'news.no-such-webhook', {
    zh: '没有这个推送接收方，可能已被删除。请刷新列表。',
    en: 'There is no such receiver; it may have been removed. Reload the list.',
  })
}

export function noSuchAccount(login: string): Refusal {
  return new Refusal('NotFound', 'news.no-such-account', {
    zh: `没有可用的账号“${login}”。推送内容以某个账号的权限为准，请指定账号。`,
    en: `There is no account "${login}" in use. What is sent goes by the rights of an account: name one.`,
  })
}

export function tooManyWebhooks(most: number): Refusal {
  return new Refusal('Conflict', 'news.too-many-webhooks', {
    zh: `一个区最多 ${most} 个推送接收方。请先删除不再使用的。`,
    en: `A district has ${most} receivers at most. Remove those that are not used any more.`,
  })
}

export function webhookChangedMeanwhile(current: object): Refusal {
  return new Refusal(
    'Conflict',
    'news.changed-meanwhile',
    {
      zh: '该接收方刚被他人修改。请核对最新内容后再保存。',
      en: 'Someone else has just changed this receiver. Look at its present state, then save again.',
    },
    { current },
  )
}

export function noSuchDelivery(): Refusal {
  return new Refusal('NotFound', 'news.no-such-delivery', {
    zh: '没有这条待发或失败的推送，可能已经送达。请刷新。',
    en: 'There is no such delivery that waits or has failed; it may have arrived. Reload.',
  })
}

export function tooManyStreams(most: number): Refusal {
  return new Refusal(
    'Conflict',
    'news.too-many-streams',
    {
      zh: `本服务器同时最多 ${most} 个事件流。请稍后重试，或改用推送。`,
      en: `This server has ${most} streams of events at once. Try again later, or have news sent by a webhook.`,
    },
    { retryAfterSeconds: 30 },
  )
}

export function secretUnreadable(): Refusal {
  return new Refusal('Conflict', 'news.secret-unreadable', {
    zh: '本服务器的主密钥无法打开此接收方的签名密钥。请设置原来的 CITYBRAIN_SECRET_KEY，或更换签名密钥。',
    en: 'This server’s key does not open the receiver’s signing secret. Set the former CITYBRAIN_SECRET_KEY, or renew the secret.',
  })
}
