import { expect } from 'vitest'
import { expectAccessible, shoot } from './page.ts'
import { settled, type Visitor } from './visitor.ts'

/** The page has settled, has its picture taken, bears its title, fits its width, is accessible and complained of nothing. */
export async function expectSound(visitor: Visitor, name: string): Promise<void> {
  const { page } = visitor
  await settled(visitor)
  // Drawers slide in from beyond the edge; what turns without end is no movement.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )
  await shoot(page, name)
  await expect.poll(() => page.title()).toMatch(/.+ · (城市大脑|City Brain)$/)
  const [inner, wide] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
  expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(inner ?? 0)
  await expectAccessible(page)
  expect(visitor.complaints()).toEqual([])
}
