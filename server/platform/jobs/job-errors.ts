import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const jobNotFound = (id: string) =>
  new Refusal('NotFound', 'platform.no-such-job', { zh: '没有这个任务。', en: 'There is no such job.' }, { id })

export const tooManyJobs = (limit: number) =>
  new Refusal('Conflict', 'platform.too-many-jobs', {
    zh: `本区已有 ${limit} 个任务在运行；请等其中一个结束或取消后再试。`,
    en: `${limit} jobs of this district are running; wait for one to end, or cancel one, then try again.`,
  })
