import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { useSystemWords } from '../../things/manual.ts'
import { listWords } from '../../words/list.ts'
import { useKeyWords } from '../thing/use-key-words.ts'
import { type CompareRow, compareRows } from './compare-rows.ts'
import type { Choice } from './use-duplicates.ts'

interface Props {
  readonly type: ThingType
  readonly things: readonly [Thing, Thing]
  readonly choice: Choice
  /** Without it nothing can be chosen any more. */
  onChoice?: ((choice: Choice) => void) | undefined
}

/** Both things side by side with the result: who survives, and whose value of each field wins. */
export function CompareTable({ type, things, choice, onChoice }: Props) {
  const { t, i18n } = useTranslation()
  const { nameOf } = useKeyWords(type)
  const survivorFirst = things[0].id === choice.survivor
  const [own, other] = survivorFirst ? things : [things[1], things[0]]
  const rows = compareRows(type, [own, other], choice.take)
  const differing = rows.filter((row) => row.differs)
  const alike = rows.filter((row) => !row.differs && row.own !== null && row.key !== '$aliases')
  const take = (key: string, taken: boolean) =>
    onChoice?.({ ...choice, take: taken ? [...choice.take, key] : choice.take.filter((one) => one !== key) })
  return (
    <>
      <section className="compare-scroll" {...REACHABLE} aria-label={t('duplicates.compare')}>
        <table className="compare">
          <thead>
            <tr>
              <td />
              {things.map((thing, at) => (
                <th scope="col" key={thing.id}>
                  <Head thing={thing} place={at} choice={choice} onChoice={onChoice} />
                </th>
              ))}
              {onChoice && <th scope="col">{t('duplicates.result')}</th>}
            </tr>
          </thead>
          <tbody>
            {differing.map((row) => (
              <Line
                key={row.key}
                type={type}
                row={row}
                survivorFirst={survivorFirst}
                take={choice.take.includes(row.key)}
                onTake={onChoice && take}
              />
            ))}
          </tbody>
        </table>
      </section>
      <p className="hint">
        {alike.length > 0 &&
          t('duplicates.alike', {
            fields: listWords(
              alike.map(({ key }) => nameOf(key)),
              i18n.language,
            ),
          })}
      </p>
    </>
  )
}

/** Wider than a phone, it scrolls by the keyboard too. */
const REACHABLE = { tabIndex: 0 }

function Head({
  thing,
  place,
  choice,
  onChoice,
}: { thing: Thing; place: number } & Pick<Props, 'choice' | 'onChoice'>) {
  const { t, i18n } = useTranslation()
  const systemWords = useSystemWords()
  return (
    <div className="compare-head">
      <Link to={`/things/${thing.id}`}>{thing.name}</Link>
      <span className="hint">
        {t('duplicates.known-since', {
          at: momentWords(thing.createdAt, i18n.language),
          system: systemWords(thing.source.system),
        })}
      </span>
      {onChoice && (
        <Radio
          name="survivor"
          checked={choice.survivor === thing.id}
          onChange={() => onChoice({ survivor: thing.id, take: [] })}
        >
          {t('duplicates.survivor', { key: place + 1 })}
        </Radio>
      )}
    </div>
  )
}

/** Two points are told apart by their figures. */
function pointWords(value: unknown): string | null {
  const point = value as Thing['geometry']
  return point?.type === 'Point' ? point.coordinates.map((degrees) => degrees.toFixed(5)).join(', ') : null
}

interface LineProps {
  readonly type: ThingType
  readonly row: CompareRow
  readonly survivorFirst: boolean
  readonly take: boolean
  onTake?: ((key: string, taken: boolean) => void) | undefined
}

function Line({ type, row, survivorFirst, take, onTake }: LineProps) {
  const words = useKeyWords(type)
  const cell = (value: unknown, isOther: boolean) => {
    const said = pointWords(value) ?? words.wordsOf(row.key, value)
    const wins = onTake && row.choice && take === isOther
    return (
      <td className={wins ? 'is-winning' : undefined}>
        {onTake && row.choice ? (
          <Radio name={`value-${row.key}`} checked={take === isOther} onChange={() => onTake(row.key, isOther)}>
            <span className="visually-hidden">{words.nameOf(row.key)} </span>
            {said}
          </Radio>
        ) : (
          said
        )}
      </td>
    )
  }
  const both = [cell(row.own, false), cell(row.other, true)]
  const [first, second] = survivorFirst ? both : both.reverse()
  return (
    <tr>
      <th scope="row">{words.nameOf(row.key)}</th>
      {first}
      {second}
      {onTake && <td className="compare-result">{pointWords(row.result) ?? words.wordsOf(row.key, row.result)}</td>}
    </tr>
  )
}
