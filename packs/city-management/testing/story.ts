import { type Cast, type Story as StoryOf, storiesOn } from '../../../server/testing/case-story.ts'
import { MATTERS } from './matters.ts'

const CAST = {
  受理员: [['clerk'], null],
  派遣员: [['dispatcher'], null],
  值班长: [['duty-officer'], null],
  采集员: [['collector'], null],
  督查员: [['inspector'], null],
  环卫联络员: [['liaison'], 'sanitation'],
  环卫工: [['handler', 'collector'], 'sanitation'],
  园林联络员: [['liaison'], 'greenery'],
  园林工: [['handler'], 'greenery'],
  街道联络员: [['liaison'], 'street-office'],
  街道队员: [['handler'], 'street-office'],
} as const satisfies Cast<string>
export type Name = keyof typeof CAST
export type Story = StoryOf<Name>

/** The duty list proposes the sanitation office; what has no owner is the street office’s. */
export const storyOf = storiesOn<Name>({
  cast: CAST,
  tables: [MATTERS],
  route: ({ key }) => ({
    ...{ department: key === 'ownerless' ? 'street-office' : 'sanitation', assignee: null, routedBy: 'test' },
  }),
})
