import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchRule = (rule: string) =>
  new Refusal(
    'NotFound',
    'quality.no-such-rule',
    {
      zh: `该类型没有质量规则“${rule}”。规则见 GET /api/v1/types。`,
      en: `The type has no quality rule “${rule}”. GET /api/v1/types lists the rules.`,
    },
    { rule },
  )

export const measuringAlready = () =>
  new Refusal('Conflict', 'quality.running', {
    zh: '数据质量正在测算。请等它结束，或先在运行页取消。',
    en: 'The quality is being measured. Wait for its end, or cancel it on the page of operations.',
  })
