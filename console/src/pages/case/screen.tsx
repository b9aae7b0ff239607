import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useState } from 'react'
import { useCaseEntries } from '../../api/cases.ts'
import type { Deed } from '../../cases/deeds.ts'
import { useCaseNews } from '../../cases/use-case-news.ts'
import { useRight } from '../../session/session.ts'
import { CaseActions } from './actions.tsx'
import { DeedDrawer } from './deed-drawer.tsx'
import { CaseFacts } from './facts.tsx'
import { CaseHead } from './head.tsx'
import { CaseHistory } from './history.tsx'
import { CasePhotos } from './photos.tsx'
import { CasePlaceMap } from './place-map.tsx'
import { Related } from './related.tsx'
import { Reporters } from './reporters.tsx'
import { Waiting } from './waiting.tsx'
import { CaseWay } from './way.tsx'
import '../things/things.css'
import '../thing/thing.css'
import '../thing-new/thing-new.css'
import '../../cases/case.css'

interface Props {
  readonly type: CaseType
  readonly view: CaseView
  onReload(): void
}

/** A case: how it stands in a sentence, what one may do now, the facts, the photos, and what happened. */
export function CaseScreen({ type, view, onReload }: Props) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const mayOperate = useRight('operate:case')
  useCaseNews()
  const entries = useCaseEntries(view.state.id)
  const happened = entries.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <article className="sheet case">
      <CaseHead type={type} view={view} />
      {mayOperate && <Waiting type={type} view={view} onDeed={setDeed} />}
      {mayOperate && <CaseActions type={type} view={view} onDeed={setDeed} />}
      <div className="thing-columns">
        <div className="thing-main">
          <CaseFacts type={type} view={view} />
          <Reporters type={type} view={view} />
          <CasePhotos type={type} entries={happened} partial={entries.hasNextPage} />
        </div>
        <div className="thing-side">
          <CasePlaceMap view={view} />
          <Related state={view.state} />
          <CaseHistory type={type} view={view} entries={entries} />
        </div>
      </div>
      <CaseWay type={type} view={view} entries={happened} />
      <DeedDrawer deed={deed} type={type} view={view} onReload={onReload} onClose={() => setDeed(null)} />
    </article>
  )
}
