import { z } from 'zod'

/** Official codes that `rules/codes` checks: a firm, a place of the grid, a facility, a project … */
export const CodeKind = z.enum([
  /** 统一社会信用代码, GB 32100: 18 characters. */
  'uscc',
  /** 组织机构代码, GB 11714: nine characters. */
  'organisation',
  /** 县级行政区划代码, GB/T 2260: six digits. */
  'district',
  /** 街道代码: nine digits. */
  'street',
  /** 社区代码: twelve digits. */
  'community',
  /** 单元网格编码: district 6, street 3, community 3, grid 3. */
  'grid',
  /** 部件标识码: district 6, major class 2, minor class 2, sequence 6. */
  'component',
  /** 事件编码: district 6, major class 2, minor class 2. */
  'event',
  /** 投资项目统一代码, GB/T 40058: 24 characters with their hyphens; only its shape is published. */
  'project-code',
  /** 国民经济行业分类, GB/T 4754: a section's letter, or it with two to four digits. */
  'industry',
])
export type CodeKind = z.infer<typeof CodeKind>
