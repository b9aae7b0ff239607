import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

/** Refusals whose status is finer than their kind's: the one place where a code meets a status. */
export const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'request.too-large': 413,
  'request.not-json': 415,
  'request.too-many': 429,
  'request.precondition-failed': 412,
  'identity.sign-in-locked': 429,
  'casework.too-many-reports': 429,
  'identity.busy': 503,
  'news.too-many-streams': 503,
  'attachments.scanner-silent': 503,
  'attachments.too-slow': 503,
  'server.not-ready': 503,
  'server.overloaded': 503,
  'server.fault': 500,
}

/** Codes that any route may answer with; a route's own stand beside it in `contract/api`. */
export const GENERAL_CODES = [
  'request.invalid',
  'request.malformed',
  'request.not-json',
  'request.too-large',
  'request.too-many',
  'request.not-signed-in',
  'request.bad-key',
  'request.not-for-keys',
  'request.not-allowed',
  'request.cross-site',
  'request.bad-csrf-token',
  'request.password-change-first',
  'request.no-such-route',
  'server.overloaded',
  'server.fault',
] as const

export function invalidRequest(faults: readonly { path: string; message: string }[]): Refusal {
  const first = faults[0] ? `${faults[0].path || '/'}: ${faults[0].message}` : ''
  return new Refusal(
    'Invalid',
    'request.invalid',
    {
      zh: `请求中有 ${faults.length} 处不符合要求（${first}）。请按提示改正后重试。`,
      en: `${faults.length} thing(s) in the request are not as required (${first}). Mend them and try again.`,
    },
    { faults },
  )
}

export function malformedRequest(): Refusal {
  return new Refusal('Invalid', 'request.malformed', {
    zh: '请求格式有误，无法读取。请检查后重试。',
    en: 'The request cannot be read as it was sent. Check its form and try again.',
  })
}

export function notJson(): Refusal {
  return new Refusal('Invalid', 'request.not-json', {
    zh: '不支持这种内容类型。请以 application/json 发送；上传文件用 multipart/form-data。',
    en: 'This content type is not taken. Send application/json, or multipart/form-data for a file.',
  })
}

export function tooLarge(): Refusal {
  return new Refusal('Invalid', 'request.too-large', {
    zh: '内容超过此处允许的大小。请拆分后再发送。',
    en: 'The content is larger than this place takes. Send it in smaller parts.',
  })
}

export function tooMany(): Refusal {
  return new Refusal('NotAllowed', 'request.too-many', {
    zh: '请求过于频繁。请稍候再试。',
    en: 'Too many requests in a short time. Wait a moment and try again.',
  })
}

export function notSignedIn(): Refusal {
  return new Refusal('NotSignedIn', 'request.not-signed-in', {
    zh: '尚未登录，或登录已过期。请重新登录。',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  })
}

export function badKey(): Refusal {
  return new Refusal('NotSignedIn', 'request.bad-key', {
    zh: '接口密钥无效、已过期或已吊销。请向系统管理员申请新的密钥。',
    en: 'The API key is wrong, has ended or was revoked. Ask an administrator for another one.',
  })
}

export function notForKeys(): Refusal {
  return new Refusal('NotAllowed', 'request.not-for-keys', {
    zh: '此操作只能由本人登录后进行，不能用接口密钥。',
    en: 'Only a person who has signed in can do this; an API key cannot.',
  })
}

export function notAllowed(right: string, because: Words): Refusal {
  return new Refusal(
    'NotAllowed',
    'request.not-allowed',
    {
      zh: `您没有此项权限（${right}）。${because.zh}`,
      en: `You do not hold the right this needs (${right}). ${because.en}`,
    },
    { right },
  )
}

export function crossSite(): Refusal {
  return new Refusal('NotAllowed', 'request.cross-site', {
    zh: '请求来自其他网站，已拒绝。请在本系统页面中操作。',
    en: 'The request came from another site and was refused. Do this from a page of this system.',
  })
}

export function badCsrfToken(): Refusal {
  return new Refusal('NotAllowed', 'request.bad-csrf-token', {
    zh: '页面已失效。请刷新页面后重试。',
    en: 'The page is out of date. Reload it and try again.',
  })
}

export function passwordChangeFirst(): Refusal {
  return new Refusal('NotAllowed', 'request.password-change-first', {
    zh: '您使用的是一次性密码。请先设置自己的密码。',
    en: 'You signed in with a one-time password. Choose your own password first.',
  })
}

export function noSuchRoute(): Refusal {
  return new Refusal('NotFound', 'request.no-such-route', {
    zh: '没有这个地址。接口目录见 /api/docs。',
    en: 'There is nothing at this address. The interface is described at /api/docs.',
  })
}

export function noSuchCodeTable(table: string): Refusal {
  return new Refusal('NotFound', 'code.no-such-table', {
    zh: `没有代码表“${table}”；全部代码表见 GET /api/v1/codes。`,
    en: `There is no code table "${table}"; GET /api/v1/codes lists all of them.`,
  })
}

export function notReady(): Refusal {
  return new Refusal('Conflict', 'server.not-ready', {
    zh: '服务暂不可用：数据库没有应答，或服务正在停止。',
    en: 'Not ready: the database does not answer, or the server is closing.',
  })
}

export function overloaded(): Refusal {
  return new Refusal(
    'Conflict',
    'server.overloaded',
    {
      zh: '当前访问量过大，这次请求没有执行。请稍后再试。',
      en: 'Too much is being asked at the moment, so this was not done. Try again in a moment.',
    },
    { retryAfterSeconds: 1 },
  )
}

/** A fault of ours: the person gets the number, the log gets the number and the cause. */
export function serverFault(number: string): Refusal {
  return new Refusal(
    'Conflict',
    'server.fault',
    {
      zh: `系统出现故障，编号 ${number}。请把编号告知管理员。`,
      en: `Something failed on our side; its number is ${number}. Please tell the administrator this number.`,
    },
    { number },
  )
}

export function metricsNotHere(): Refusal {
  return new Refusal('NotAllowed', 'server.metrics-not-here', {
    zh: '运行指标只对本机程序开放。请在服务器上读取，或将 METRICS_ACCESS 设为 anyone。',
    en: 'Metrics are given to programs on this machine only. Read them there, or set METRICS_ACCESS to anyone.',
  })
}

export function preconditionFailed(revision: unknown): Refusal {
  return new Refusal(
    'Conflict',
    'request.precondition-failed',
    {
      zh: 'If-Match 所指的修订号已过时：数据在此期间已被修改。请重新读取后再提交。',
      en: 'The revision named by If-Match is not the current one. Read it again and resubmit.',
    },
    revision === undefined ? {} : { revision },
  )
}

export function keyReused(): Refusal {
  return new Refusal('Conflict', 'request.key-reused', {
    zh: '这个 Idempotency-Key 已用于另一个请求。请为新的请求换一个。',
    en: 'This Idempotency-Key was used for another request. Choose a new one for a new request.',
  })
}

export function answerLost(): Refusal {
  return new Refusal('Conflict', 'request.answer-lost', {
    zh: '这个请求已经执行过一次，但当时的答复没有保存。请重新读取数据查看结果，不必重发。',
    en: 'This request was carried out once already, but its answer was not kept. Read the data to see the result; do not send it again.',
  })
}
