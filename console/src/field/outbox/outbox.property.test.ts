import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cut, FakeServer, PART } from '../testing/fake-server.ts'
import { enter, newPhone, type User } from '../testing/phone.ts'

const PEOPLE = ['anna', 'boris'] as const
const CASES = ['one', 'two', 'three'] as const

type Act =
  | { readonly do: 'say'; readonly case: (typeof CASES)[number]; readonly parts: number }
  | { readonly do: 'send'; readonly cuts: readonly Cut[] }
  | { readonly do: 'switch' | 'restart' | 'comment-meanwhile' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('say' as const), case: fc.constantFrom(...CASES), parts: fc.nat(3) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      cuts: fc.array(fc.constantFrom<Cut>('none', 'none', 'none', 'before', 'after'), { maxLength: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('switch' as const, 'restart', 'comment-meanwhile') }) },
)

/** Two people share a phone, the network breaks anywhere, others comment meanwhile. */
class Story {
  readonly server = new FakeServer('anna')
  readonly said = new Map<string, string[]>()
  #person = 0
  #count = 0
  user!: User

  async begin(): Promise<void> {
    newPhone()
    for (const id of CASES) this.server.meddle(id, 'opener', false)
    this.user = await enter('anna')
  }

  async act(one: Act): Promise<void> {
    if (one.do === 'say') return this.#say(one.case, one.parts)
    if (one.do === 'comment-meanwhile') return this.server.meddle('one', 'desk', false)
    if (one.do === 'send') {
      const cuts = [...one.cuts]
      this.server.cut = () => cuts.shift() ?? 'none'
      await this.user.send(this.server)
      this.server.cut = () => 'none'
      return
    }
    await this.user.leave()
    if (one.do === 'switch') this.#person = 1 - this.#person
    this.server.signedIn = PEOPLE[this.#person] ?? 'anna'
    this.user = await enter(this.server.signedIn)
  }

  async #say(id: string, parts: number): Promise<void> {
    this.#count += 1
    const text = `${this.user.account} ${this.#count}`
    const photos = parts === 0 ? [] : [photoOf(`photo ${this.#count}`, parts)]
    // The case as this phone may have seen it: as it stood at the beginning.
    await this.user.say(id, text, { revision: 1, photos })
    const key = `${this.user.account} ${id}`
    this.said.set(key, [...(this.said.get(key) ?? []), text])
  }

  /** Each signs in once more with a sound network and sends until nothing waits. */
  async end(): Promise<void> {
    for (const person of PEOPLE) {
      await this.user.leave()
      this.server.signedIn = person
      this.user = await enter(person)
      expect((await this.user.box.list()).every(({ account }) => account === person)).toBe(true)
      expect(await this.user.send(this.server)).toEqual({ kind: 'done' })
      expect(await this.user.box.list()).toEqual([])
    }
  }
}

const photoOf = (id: string, parts: number) => ({
  photo: { id, fileName: `${id}.jpg`, takenAt: null, position: null },
  bytes: new Blob([new Uint8Array((parts - 1) * PART + 7)]),
})

test('however the network breaks: nothing is lost, nothing doubled, each one’s order kept, no other person’s sent', async () => {
  const check = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 22 }), async (acts) => {
    const story = new Story()
    await story.begin()
    for (const one of acts) await story.act(one)
    await story.end()
    for (const id of CASES)
      for (const person of PEOPLE) {
        const arrived = story.server.deedsOf(id).filter((text) => text.startsWith(person))
        expect(arrived).toEqual(story.said.get(`${person} ${id}`) ?? [])
        for (const { event } of story.server.cases.get(id)?.entries ?? [])
          if (event.reason?.startsWith(person)) expect(event.by.id).toBe(person)
      }
    for (const { ready } of story.server.photos.values()) expect(ready).toBe(true)
  })
  await fc.assert(check, { numRuns: 120 })
}, 60_000)
