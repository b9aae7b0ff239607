import type { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import { DEPARTMENTS } from './departments.ts'

type Given = Pick<ResponsibilityDraft, 'kind' | 'area' | 'classes' | 'category' | 'department' | 'note'>
const row = (given: Given): ResponsibilityDraft => ({
  ...given,
  ...{ post: null, assignee: null, effectiveFrom: null, effectiveTo: null },
})

const TERRITORY = '样例：属地兜底，由街道办事处负责；本区责任清单未见公开'
const CITY = '样例：按部门名称推定，未见公开的责任清单'

/**
 * The sample city's responsibility grid. No list of duties of the district is public: each street office answers for its
 * ground, three classes of events are guessed by the commission's name, and of all else nobody in particular is known.
 */
export const SAMPLE_RESPONSIBILITIES = [
  ...DEPARTMENTS.flatMap(({ kind, street, code }) =>
    kind === 'street-office' && street !== null
      ? row({ kind: 'street', area: street, classes: null, category: null, department: code, note: TERRITORY })
      : [],
  ),
  ...['201', '202', '205'].map((category) =>
    row({
      ...{ kind: 'district', area: '120104', classes: 'matter-classes', category },
      ...{ department: 'city-management', note: CITY },
    }),
  ),
]
