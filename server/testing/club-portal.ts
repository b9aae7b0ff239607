import type { Portal } from '@citybrain/contract/pack/portal.ts'

/** How somebody who is no member reports damage on the club's page. */
export const DAMAGE_PORTAL: Portal = {
  type: 'damage',
  title: { zh: '报告场地损坏', en: 'Report damage' },
  hint: { zh: '球网、标线、面层坏了，请告诉我们。', en: 'Tell us of nets, lines and surfaces that are broken.' },
  asks: ['what', 'surface', 'lines'],
  photos: 3,
  stages: [
    {
      ...{ key: 'received', title: { zh: '已收到', en: 'Received' }, steps: ['accept'] },
      next: { zh: '我们正在查看您的报告。', en: 'We are looking at your report.' },
    },
    {
      ...{ key: 'underway', title: { zh: '处理中', en: 'Being handled' }, steps: ['dispatch', 'handle', 'arbitrate'] },
      next: { zh: '场地管理员正在处理，随后会有人检查。', en: 'The groundsmen are at it; then it will be checked.' },
    },
    {
      ...{ key: 'checking', title: { zh: '检查中', en: 'Being checked' }, steps: ['check'] },
      next: { zh: '已处理完，正在检查。', en: 'It is done and is being checked.' },
    },
  ],
  acceptedAt: 'underway',
  clock: 'member',
  photosOf: ['handle'],
  tells: ['found'],
  published: true,
}
