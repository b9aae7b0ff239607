import { urgentHours, workingDays, workingHours } from '@citybrain/contract/pack/case-build.ts'
import type { Standard } from '@citybrain/contract/pack/case-type.ts'
import type { FieldSource } from '@citybrain/contract/pack/field.ts'
import { EVENT_STANDARDS, GARDEN_COVERS, OWN } from './sources.ts'

type Promised = Standard['promises'][number]
type Limit = Promised['limit']
type Row = readonly [key: string, category: string, zh: string, en: string]

/** The whole, in the words of the row’s own closing. */
const whole = (limit: Limit, zh: string, en: string): Promised => ({ key: 'done', title: { zh, en }, limit })
const handled = (limit: Limit) => whole(limit, '处置完成', 'Handled')
/** 现场控制: fenced off, stopped, warned; its clock is `secured`. */
const secured = (limit: Limit, zh: string, en: string): Promised => ({ key: 'secured', title: { zh, en }, limit })
const penalised = (limit: Limit): Promised => ({
  key: 'penalised',
  title: { zh: '依法处罚', en: 'Penalty decided' },
  limit,
})
/** 抢修: it works again, though the scene isn’t as it was. */
const repaired = (limit: Limit): Promised => ({ key: 'repaired', title: { zh: '抢修完成', en: 'Repaired' }, limit })

const row =
  (source: FieldSource) =>
  ([key, category, zh, en]: Row, promises: Promised[], closing: readonly [zh: string, en: string]): Standard => ({
    ...{ key, category, condition: { zh, en }, promises, closing: { zh: closing[0], en: closing[1] }, source },
  })
const cover = row(GARDEN_COVERS)
const event = row(EVENT_STANDARDS)
const proposal = row(OWN)

const RESTORED = ['恢复到位', 'Back in place'] as const
const MENDED = ['更换或修复', 'Replaced or repaired'] as const
const CLEARED = ['清理干净', 'Cleared'] as const

const COVERS: Standard[] = [
  cover(
    ['garden-cover-hazard', '10129', '井盖缺失、移位或开裂，存在隐患', 'Missing, moved or cracked, a hazard'],
    [handled(urgentHours(2))],
    RESTORED,
  ),
  cover(
    ['garden-cover-damaged', '10129', '井盖破损面积超过 25 平方厘米', 'Damaged over more than 25 cm²'],
    [handled(workingHours(4))],
    MENDED,
  ),
  cover(
    ['garden-cover-rattles', '10129', '井盖跳响、翻动，影响安全', 'Rattles or flips and affects safety'],
    [handled(workingDays(2))],
    MENDED,
  ),
  cover(
    [
      'garden-cover-surround',
      '10129',
      '井盖周边 150 厘米见方内路面沉陷、凸起或破损',
      'Road within 150 cm by 150 cm around it is sunken, raised or broken',
    ],
    [handled(workingDays(5))],
    ['路面修复', 'The road is repaired'],
  ),
]

const EVENTS: Standard[] = [
  event(
    ['unlicensed-structure', '20101', '未经许可搭建建筑物、构筑物', 'A structure is put up without a licence'],
    [
      secured(workingHours(4), '责令停工', 'Work is stopped'),
      penalised(workingDays(7)),
      whole(workingDays(20), '拆除', 'Demolished'),
    ],
    ['拆除完毕', 'Demolished'],
  ),
  event(
    [
      'exposed-refuse',
      '20102',
      '主次干道、公共场所堆放暴露垃圾',
      'Refuse lies on main or secondary roads or in public places',
    ],
    [handled(workingHours(4))],
    CLEARED,
  ),
  event(
    ['building-waste', '20103', '堆放建筑垃圾', 'Building waste is piled up'],
    [handled(workingHours(4))],
    ['清理干净并妥善处置', 'Cleared and dealt with'],
  ),
  event(
    ['rubble-heap', '20103', '渣土成堆', 'A heap of rubble'],
    [handled(workingDays(2))],
    ['清理干净并妥善处置', 'Cleared and dealt with'],
  ),
  event(
    ['road-not-clean', '20104', '上午八时后道路不洁', 'The road is dirty after eight in the morning'],
    [handled(workingHours(2))],
    ['路面干净', 'The road is clean'],
  ),
  event(
    ['road-ponding', '20406', '路面积水，影响通行', 'Standing water affects traffic'],
    [handled(workingHours(4))],
    ['积水排除', 'The water is gone'],
  ),
  event(
    ['green-land-litter', '20106', '绿地内有垃圾杂物', 'Litter lies in green land'],
    [handled(workingHours(4))],
    CLEARED,
  ),
  event(
    [
      'green-land-care',
      '10405',
      '绿地植物死亡、缺株或地面沉陷',
      'Plants in green land are dead or missing, or the ground subsides',
    ],
    [handled(workingDays(5))],
    ['补植恢复', 'Replanted'],
  ),
]

/** 其他情形: so that each class can be filed before the city’s own table is entered. */
const FALLBACKS: Standard[] = (
  [
    ['components-utilities', '101', '公用设施部件', 'public utility'],
    ['components-traffic', '102', '交通设施部件', 'traffic facility'],
    ['components-sanitation', '103', '市容环境部件', 'sanitation facility'],
    ['components-greenery', '104', '园林绿化部件', 'greenery'],
    ['components-other', '105', '其他部件', 'component of another kind'],
    ['events-sanitation', '201', '市容环境事件', 'sanitation matter'],
    ['events-advertising', '202', '宣传广告事件', 'advertising matter'],
    ['events-construction', '203', '施工管理事件', 'construction matter'],
    ['events-street', '205', '街面秩序事件', 'street matter'],
    ['events-other', '206', '其他事件', 'event of another kind'],
    ['events-extended', '221', '扩展事件', 'extended event'],
  ] as const
).map(([key, category, zh, en]) =>
  proposal(
    [key, category, `${zh}：无对应立案条件的其他情形`, `Any ${en} that no other condition describes`],
    [handled(workingDays(key.startsWith('components') ? 5 : 2))],
    ['问题消除，现场恢复', 'The matter is gone and the scene restored'],
  ),
)

const HAZARDS: Standard[] = [
  proposal(
    [
      'components-hazard',
      '1',
      '部件缺失、破损，危及人身安全（各类部件）',
      'A component of any class is missing or damaged and endangers people',
    ],
    [
      secured(urgentHours(1), '设置围挡警示', 'Fenced off and marked'),
      repaired(urgentHours(24)),
      whole(workingDays(5), '恢复原状', 'Reinstated'),
    ],
    ['部件完好，现场恢复，围挡撤除', 'The component is whole, the scene reinstated, the fence removed'],
  ),
  proposal(
    [
      'events-sudden',
      '204',
      '突发事件：无对应立案条件的其他情形',
      'Any sudden incident that no other condition describes',
    ],
    [
      secured(urgentHours(1), '现场围挡管控', 'The scene is fenced off'),
      repaired(urgentHours(24)),
      whole(workingDays(5), '恢复原状', 'Reinstated'),
    ],
    ['险情消除，现场恢复', 'The danger is gone and the scene reinstated'],
  ),
]

/** 立结案标准: a class has several rows; whoever files chooses one, and the promises follow from it. */
export const STANDARDS: Standard[] = [...COVERS, ...EVENTS, ...HAZARDS, ...FALLBACKS]
