import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BulkBar } from '../../cases/bulk-bar.tsx'
import { keyOfWork, type useWork } from '../../cases/use-work.ts'
import { useWorkCard } from '../../cases/use-work-columns.tsx'
import { Grid } from '../../table/grid.tsx'
import { ChosenCase } from './chosen-case.tsx'
import { DeskMap } from './desk-map.tsx'

export type Shown = 'both' | 'list' | 'map'

interface Props {
  readonly types: readonly CaseType[]
  readonly work: ReturnType<typeof useWork>
  readonly shown: Shown
  readonly changed: ReadonlySet<string>
}

/** List and map choose each other: what is chosen in one is marked and in sight in the other. */
export function ListAndMap({ types, work, shown, changed }: Props) {
  const { t } = useTranslation()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [pointed, setPointed] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const card = useWorkCard(types, work.now)
  const works = work.rows.filter((row) => checked.has(keyOfWork(row)))
  const here = work.rows.find(({ id }) => id === chosen) ?? null
  const marks = (id: string) =>
    [id === chosen && 'is-chosen', id === pointed && 'is-pointed', changed.has(id) && 'is-changed'].filter(Boolean)
  return (
    <>
      {works.length > 0 && <BulkBar types={types} works={works} onClear={() => setChecked(new Set())} />}
      <div className={`desk-both view-${shown}`}>
        {shown !== 'map' && (
          <Grid
            label={t('desk.list')}
            rowHeight={112}
            columns={card}
            rows={work.rows}
            keyOf={keyOfWork}
            rowLabel={(row) => row.title}
            onOpen={(row) => setChosen(row.id)}
            onPoint={(row) => setPointed(row?.id ?? null)}
            rowClass={(row) => marks(row.id).join(' ')}
            inSight={here ? keyOfWork(here) : null}
            checked={checked}
            onCheck={setChecked}
            onEnd={() => {
              if (work.hasNextPage && !work.isFetchingNextPage) void work.fetchNextPage()
            }}
          />
        )}
        <div className="desk-side">
          {shown !== 'list' && (
            <DeskMap
              rows={work.rows}
              now={work.now}
              chosen={chosen}
              pointed={pointed}
              onChoose={setChosen}
              onPoint={setPointed}
            />
          )}
          {here && <ChosenCase types={types} work={here} now={work.now} onClose={() => setChosen(null)} />}
        </div>
      </div>
    </>
  )
}
