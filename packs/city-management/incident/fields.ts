import type { CaseSource } from '@citybrain/contract/pack/case-type.ts'
import { choice, date, type Field, text } from '@citybrain/contract/pack/field.ts'
import { CLOSED_LOOP, HOTLINE_RECEIPT, OWN } from '../sources.ts'

/** 案件来源. */
export const INCIDENT_SOURCES: CaseSource[] = [
  { key: 'collector', title: { zh: '采集员上报', en: 'Collector' }, public: false },
  { key: 'portal', title: { zh: '公众上报', en: 'Public portal' }, public: true },
  { key: 'hotline', title: { zh: '12345 热线', en: 'Hotline 12345' }, public: false },
  { key: 'cityPlatform', title: { zh: '市级平台下派', en: 'City platform' }, public: false },
  { key: 'alarm', title: { zh: '监测告警', en: 'Alarm' }, public: false },
  { key: 'api', title: { zh: '接口上报', en: 'API' }, public: false },
  { key: 'ownFind', title: { zh: '部门自行发现', en: 'Found by a department itself' }, public: false },
  { key: 'telephone', title: { zh: '来电', en: 'Telephone' }, public: false },
]

const own = { source: OWN }
const loop = { source: CLOSED_LOOP }

const REPORT: Field[] = [
  text('what', { zh: '问题描述', en: 'What is wrong' }, { ...loop, maxLength: 1000, search: true }),
  choice(
    'scene',
    { zh: '现场状况', en: 'Scene' },
    [
      ['danger', '危及人身安全', 'Endangers people'],
      ['blocked', '影响通行', 'Blocks the way'],
      ['ordinary', '一般', 'Ordinary'],
    ],
    { ...own, filter: true },
  ),
  choice(
    'urgency',
    { zh: '工单缓急', en: 'Urgency of the ticket' },
    [
      ['danger', '危及生命财产安全', 'Life or property in danger'],
      ['livelihood', '水、电、气、热等基本民生', 'Water, power, gas or heating'],
      ['ordinary', '一般', 'Ordinary'],
    ],
    { source: HOTLINE_RECEIPT, filter: true },
  ),
  text('ticket', { zh: '来源单号', en: 'Number at the source' }, { ...own, maxLength: 60, search: true }),
]

const ACCEPTANCE: Field[] = [
  choice(
    'refusalGround',
    { zh: '不予受理原因', en: 'Ground of the refusal' },
    [
      ['notMatter', '不属于城市管理事项', 'Not a matter of city management'],
      ['untrue', '经核实情况不实', 'The pre-check found otherwise'],
      ['unclear', '位置或情况不明，无法核实', 'Place or matter can’t be made out'],
      ['duplicate', '同一问题已在办理', 'The same matter is being handled'],
      ['judicial', '诉讼、仲裁、信访、纪检途径办理', 'For courts, arbitration, petitions or discipline'],
      ['emergency', '已转 110、119、120、122', 'Handed to 110, 119, 120 or 122'],
    ],
    { ...own, filter: true },
  ),
  text('preCheckFinding', { zh: '核实情况', en: 'What the pre-check found' }, { ...loop, maxLength: 500 }),
]

const HANDLING: Field[] = [
  text('returnBasis', { zh: '退单依据', en: 'Basis of the return' }, { ...loop, maxLength: 500 }),
  text('handled', { zh: '处置情况', en: 'What was done' }, { ...loop, maxLength: 1000 }),
  choice(
    'reworkCause',
    { zh: '返工原因', en: 'Cause of the rework' },
    [
      ['notDone', '未处置', 'Not handled'],
      ['notFully', '处置不到位', 'Not fully handled'],
      ['scene', '现场未恢复', 'The scene isn’t reinstated'],
      ['evidence', '照片或材料不符', 'Photos or papers don’t fit'],
    ],
    { ...own, filter: true },
  ),
  text('ownerSearch', { zh: '权属查找经过', en: 'How the owner was looked for' }, { ...own, maxLength: 500 }),
  text('appointBasis', { zh: '指定依据', en: 'Basis of the appointment' }, { ...own, maxLength: 500 }),
  choice(
    'solved',
    { zh: '回访：是否解决', en: 'Follow-up: solved?' },
    [
      ['yes', '已解决', 'Solved'],
      ['partly', '部分解决', 'In part'],
      ['no', '未解决', 'Not solved'],
    ],
    { ...own, filter: true },
  ),
  choice(
    'satisfaction',
    { zh: '回访：是否满意', en: 'Follow-up: satisfied?' },
    [
      ['satisfied', '满意', 'Satisfied'],
      ['fair', '基本满意', 'Fairly'],
      ['dissatisfied', '不满意', 'Dissatisfied'],
      ['noAnswer', '未评价', 'No opinion'],
    ],
    { ...own, filter: true },
  ),
  text('followUpNote', { zh: '回访情况', en: 'What was said on the follow-up' }, { ...own, maxLength: 500 }),
  date('calledOn', { zh: '拨打日期', en: 'Called on' }, own),
  text(
    'calledAtTime',
    { zh: '拨打时刻', en: 'Called at' },
    { ...own, maxLength: 5, pattern: '([01]\\d|2[0-3]):[0-5]\\d' },
  ),
  text('checkFinding', { zh: '核查情况', en: 'What the verification found' }, { ...loop, maxLength: 500 }),
]

const OUTSIDE: Field[] = [
  choice(
    'outsideKind',
    { zh: '权属单位类别', en: 'Kind of owner' },
    [
      ['power', '电力（央企）', 'Power, a central enterprise'],
      ['telecom', '通信（央企）', 'Telecom, a central enterprise'],
      ['water', '供排水（市属）', 'Water and drainage, the city’s'],
      ['gas', '燃气（市属）', 'Gas, the city’s'],
      ['heat', '供热（市属）', 'Heating, the city’s'],
      ['cityBureau', '市级部门', 'A city bureau'],
      ['other', '其他不属本区管理的单位', 'Another one beyond the district'],
    ],
    { ...own, filter: true },
  ),
  text('outsideUnit', { zh: '权属单位', en: 'Owner' }, { ...own, maxLength: 100, search: true }),
  choice(
    'toldHow',
    { zh: '通知方式', en: 'Told by' },
    [
      ['telephone', '电话', 'Telephone'],
      ['platform', '市级平台', 'City platform'],
      ['letter', '书面函件', 'Letter'],
      ['scene', '现场告知', 'On the scene'],
    ],
    own,
  ),
  text('toldWhom', { zh: '接听（收件）人', en: 'Told to' }, { ...own, means: 'person-name', privacy: 'sensitive' }),
  date('toldOn', { zh: '通知日期', en: 'Told on' }, own),
  text('toldAtTime', { zh: '通知时刻', en: 'Told at' }, { ...own, maxLength: 5, pattern: '([01]\\d|2[0-3]):[0-5]\\d' }),
  text('outsideTicket', { zh: '对方单号', en: 'Their number' }, { ...own, maxLength: 60 }),
  text('outsideReply', { zh: '对方答复', en: 'Their reply' }, { ...own, maxLength: 1000 }),
]

export const INCIDENT_FIELDS: Field[] = [...REPORT, ...ACCEPTANCE, ...HANDLING, ...OUTSIDE]
