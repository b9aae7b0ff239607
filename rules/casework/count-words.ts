import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseCount, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'

const say = (zh: string, en: string): Words => ({ zh, en })

/** How a figure is worked out, in words: what is counted, and over what. */
export function formulaWords(
  type: CaseType,
  { numerator, denominator }: Pick<CaseFigure, 'numerator' | 'denominator'>,
) {
  const over = countWords(type, numerator)
  if (!denominator) return say(`期内${over.zh}的数量`, `how many: ${over.en}`)
  const under = countWords(type, denominator)
  return say(`${over.zh} ÷ ${under.zh} × 100%`, `${over.en} ÷ ${under.en} × 100 %`)
}

/** What is counted, in words. */
function countWords(type: CaseType, count: CaseCount): Words {
  const parts = [...ofWhat(type, count), ...ofWhich(type, count)]
  return say(`［${parts.map(({ zh }) => zh).join('，')}］`, `[${parts.map(({ en }) => en).join(', ')}]`)
}

function ofWhat(type: CaseType, count: CaseCount): Words[] {
  if (count.over === 'clocks') {
    const { zh, en } = clockOf(type, count.clock)
    return [say(`“${zh}”时限到期或办结的`, `limits of “${en}” that fell due or were kept`)]
  }
  if (count.over === 'items') {
    const { zh, en } = stepOf(type, count.step)
    return [
      count.when === 'left'
        ? say(`办过“${zh}”的`, `“${en}” that was done`)
        : say(`“${zh}”到期或办过的`, `“${en}” that fell due or was done`),
    ]
  }
  if (count.when === 'opened') return [say('新开的案件', 'cases opened')]
  if (count.when === 'ended') return [say('结束的案件', 'cases ended')]
  const { zh, en } = clockOf(type, count.when.clock)
  return [say(`“${zh}”时限到期或办结的案件`, `cases whose limit of “${en}” fell due or was kept`)]
}

function ofWhich(type: CaseType, count: CaseCount): Words[] {
  if (count.over === 'clocks') return [...doneWords(count.done), ...timeWords(count.onTime)]
  const source = type.sources.find(({ key }) => key === count.source)?.title
  const from = source ? [say(`来源为${source.zh}`, `that came in by ${source.en}`)] : []
  if (count.over === 'items') {
    const step = type.steps.find(({ key }) => key === count.step)
    const outcome = outcomeOf(step, count.outcome)
    const back = count.unlessBack && type.steps.find(({ key }) => key === count.unlessBack?.step)
    return [
      ...from,
      ...(outcome ? [say(`结果为“${outcome.zh}”`, `with the outcome “${outcome.en}”`)] : []),
      ...timeWords(count.onTime),
      ...(back ? [say(`未被“${back.title.zh}”退回`, `not returned at “${back.title.en}”`)] : []),
    ]
  }
  const end = count.end === undefined ? undefined : stepOf(type, count.end)
  const field = type.fields.find(({ key }) => key === count.said?.field)?.title
  return [
    ...(end ? [say(`以“${end.zh}”结束`, `that ended as “${end.en}”`)] : []),
    ...from,
    ...(count.counted === undefined ? [] : [countedWords(count.counted)]),
    ...(field && count.said
      ? [say(`“${field.zh}”属 ${count.said.in.join('、')}`, `“${field.en}” being ${count.said.in.join(', ')}`)]
      : []),
  ]
}

const doneWords = (done: boolean | undefined): Words[] =>
  done === undefined ? [] : [done ? say('已办结', 'done') : say('未办结', 'not done')]
const timeWords = (onTime: boolean | undefined): Words[] =>
  onTime === undefined ? [] : [onTime ? say('按期', 'in time') : say('超期', 'late')]

/** Counts bear names of the pack; those of the engine have words of their own. */
const countedWords = (key: string): Words =>
  key === 'granted.extension'
    ? say('准予过延期', 'that were granted more time')
    : key === 'granted.suspension'
      ? say('准予过挂账', 'that were suspended')
      : say(`计有 ${key}`, `with ${key} counted`)

const clockOf = ({ clocks }: CaseType, key: string): Words =>
  clocks.find((one) => one.key === key)?.title ?? say(key, key)
const stepOf = ({ steps }: CaseType, key: string): Words => steps.find((one) => one.key === key)?.title ?? say(key, key)
const outcomeOf = (step: CaseType['steps'][number] | undefined, key: string | undefined): Words | undefined =>
  step?.kind === 'task' ? step.outcomes.find((one) => one.key === key)?.title : undefined
