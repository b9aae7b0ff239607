import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCode } from './index.ts'
import { usccCheck } from './uscc.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const character = fc.constantFrom(...ALPHABET)
const digit = fc.constantFrom(...'0123456789')
const stretch = (of: fc.Arbitrary<string>, length: number) =>
  fc.string({ unit: of, minLength: length, maxLength: length })

/** Any code whose check character is right. */
const code = fc
  .tuple(stretch(character, 2), stretch(digit, 6), stretch(character, 9))
  .map((parts) => parts.join(''))
  .map((body) => body + usccCheck(body))

const isValid = (text: string) => checkCode('uscc', text).valid

/** GB 32100 as it is written: the weight of place i is 3 to the i-th, modulo 31, and the whole sums to a multiple. */
function slowIsSound(text: string): boolean {
  const sum = [...text].reduce((total, one, at) => total + ALPHABET.indexOf(one) * 3 ** (at % 30 === 17 ? 0 : at), 0)
  return sum % 31 === 0
}

it('a code with its check character holds, and agrees with the sum as the standard writes it', () => {
  fc.assert(fc.property(code, (text) => isValid(text) && slowIsSound(text)))
})

it('every change of a single character is found', () => {
  fc.assert(
    fc.property(code, fc.nat(17), character, (text, at, other) => {
      fc.pre(text[at] !== other)
      expect(isValid(text.slice(0, at) + other + text.slice(at + 1))).toBe(false)
    }),
  )
})

it('two characters that changed places are found wherever they stood, but for the first with the last', () => {
  fc.assert(
    fc.property(code, fc.nat(17), fc.nat(17), (text, one, other) => {
      const [left, right] = [Math.min(one, other), Math.max(one, other)]
      fc.pre(text[left] !== text[right])
      const swapped = [...text]
      swapped[left] = text.charAt(right)
      swapped[right] = text.charAt(left)
      // Both ends weigh 1: the algorithm cannot tell them apart.
      expect(isValid(swapped.join(''))).toBe(left === 0 && right === 17)
    }),
  )
})

it('whatever is typed is judged, and what is judged valid stays so when typed again as it is written', () => {
  fc.assert(
    fc.property(fc.oneof(code, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
      const found = checkCode('uscc', text)
      if (found.valid) expect(checkCode('uscc', found.normal)).toEqual({ ...found, told: [] })
      else expect(found.because.zh).not.toBe('')
    }),
  )
})
