import type { Portal } from '@citybrain/contract/pack/portal.ts'

/** 公众上报: what people are told of a case, in their words and not in the office's. */
export const INCIDENT_PORTAL: Portal = {
  type: 'incident',
  title: { zh: '反映城市管理问题', en: 'Report a problem in the street' },
  hint: {
    zh: '井盖、路灯、垃圾、占道、绿化、广告牌等公共场所的问题。',
    en: 'Manholes, street lights, rubbish, blocked pavements, trees, signs: whatever is wrong in a public place.',
  },
  asks: ['what', 'scene'],
  photos: 6,
  stages: [
    {
      ...{ key: 'received', title: { zh: '已收到', en: 'Received' }, steps: ['accept'] },
      next: {
        zh: '工作人员正在查看您反映的情况，看清后即安排处理；需要时会先派人到现场核实。',
        en: 'Somebody is looking at what you reported and will pass it on; where needed, somebody goes there first.',
      },
    },
    {
      ...{ key: 'visited', title: { zh: '现场核实', en: 'Looked at on the spot' }, steps: ['preCheck'] },
      next: {
        zh: '工作人员正在到现场核实，随后安排处理。',
        en: 'Somebody is going there to look; then it is passed on.',
      },
    },
    {
      key: 'passedOn',
      title: { zh: '安排处理', en: 'Passed on' },
      steps: ['dispatch', 'arbitrate', 'ownerless', 'transfer'],
      next: { zh: '正在确定由哪个单位处理。', en: 'We are finding out who is to handle it.' },
    },
    {
      ...{
        key: 'handled',
        title: { zh: '正在处理', en: 'Being handled' },
        steps: ['assign', 'handle', 'confirm', 'outside'],
      },
      next: {
        zh: '责任单位正在处理，处理后会有人到现场检查。',
        en: 'The responsible office is at it; afterwards somebody goes there to check.',
      },
    },
    {
      ...{
        key: 'checked',
        title: { zh: '检查结果', en: 'Being checked' },
        steps: ['review', 'verify', 'close', 'followUp'],
      },
      next: {
        zh: '已处理完，正在检查是否真正解决；没有解决的会重新处理。',
        en: 'It has been handled and is being checked; what isn’t mended is handled again.',
      },
    },
  ],
  acceptedAt: 'passedOn',
  clock: 'reporter',
  photosOf: ['handle', 'verify'],
  tells: ['refusalGround'],
  published: true,
}
