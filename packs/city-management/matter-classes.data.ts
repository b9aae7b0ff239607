import { type CodeTable, entry } from '@citybrain/contract/pack/code-table.ts'

/** The matter is in use elsewhere or named by the standard’s readers; its code here is this project’s own. */
const local = { extension: true, known: 'from-memory' } as const

/** 管理对象: 1 leads a component’s class, 2 an event’s, so that one case may be about either. */
export const MATTER_CLASSES: CodeTable = {
  key: 'matter-classes',
  title: { zh: '城市管理案件类别（部件与事件）', en: 'Classes of city-management matters (components and events)' },
  basis: 'GB/T 30428.2-2013 (CJ/T 214-2007)',
  source: {
    zh: '部件、事件分类取自按该标准编码、已投入使用的系统；首位 1、2 及本地扩展的编码由本项目设定；标准全文未公开，不保证完整',
    en: 'Component and event classes as systems in use code them by this standard; the leading 1 and 2 and the codes of local extensions are chosen by this project; the standard itself is not public, so the list may miss entries',
  },
  known: 'verified',
  effectiveFrom: null,
  effectiveTo: null,
  complete: false,
  parts: [
    { table: 'component-classes', under: '1' },
    { table: 'event-classes', under: '2' },
  ],
  entries: [
    entry('1', '部件', 'Components'),
    entry('10591', '工地', 'Construction site', local),
    entry('10592', '水域附属设施', 'Facility on the water', local),
    entry('10593', '重大危险源', 'Major hazard source', local),
    entry('10594', '地下管线', 'Underground pipeline', local),
    entry('2', '事件', 'Events'),
    entry('22101', '检查井溢水', 'Overflowing manhole', local),
    entry('22102', '违规撑伞', 'Parasol put up against the rules', local),
    entry('22103', '违章接坡', 'Ramp built against the rules', local),
    entry('22104', '橱窗张贴', 'Posters in shop windows', local),
    entry('22105', '黄土裸露', 'Bare soil', local),
    entry('22106', '未佩戴安全帽', 'Safety helmet not worn', local),
    entry('22107', '占用消防通道', 'Fire lane blocked', local),
    entry('22108', '共享单车堆积', 'Shared bicycles piled up', local),
  ],
}
