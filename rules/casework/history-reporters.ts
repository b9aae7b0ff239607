import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { say, sentence, type Telling } from './history-parts.ts'
import { REPORTER } from './reporting.ts'

/** What whoever reported it is called, in the language of the sentence; null where it was somebody with a name. */
export function reporterWords({ by, told }: CaseEvent): Words | null {
  if (by.id !== null || by.name !== REPORTER.name) return null
  const number = typeof told.reporter === 'number' && told.reporter > 1 ? told.reporter : null
  return say(`报告人${number ?? ''}`, number === null ? 'The reporter' : `Reporter ${number}`)
}

export function joined({ type, event: { by, told } }: Telling): Words {
  const source = type.sources.find(({ key }) => key === told.source)?.title
  const head =
    by.id === null
      ? say(`${by.name}反映同一问题`, `${by.name} met the same`)
      : say(`${by.name}登记报告人${told.reporter}`, `${by.name} entered reporter ${told.reporter}`)
  return sentence(head, [source ? say(`来源：${source.zh}`, `source: ${source.en}`) : null], null)
}

export function rated({ event: { by, told, reason } }: Telling): Words {
  const head = say(`${by.name}评价${told.stars}星`, `${by.name} gave ${told.stars} of 5 stars`)
  const words = reason?.replace(/[。.]+$/, '')
  return sentence(head, [words ? say(`评语：${words}`, `saying: ${words}`) : null], null)
}
