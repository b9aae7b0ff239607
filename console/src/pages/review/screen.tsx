import { Splitter, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeetingDialog } from '../../register/meeting-dialog.tsx'
import { useDesk } from './desk.ts'
import { DocumentHead } from './document-head.tsx'
import { Outline } from './outline.tsx'
import { RegisterPane } from './register-pane.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { TextPane } from './text-pane.tsx'
import { useNarrow } from './use-narrow.ts'
import { useShortcuts } from './use-shortcuts.ts'
import './review.css'

/** Text and register side by side; on a phone one after the other as tabs. */
export function ReviewScreen() {
  const desk = useDesk()
  const narrow = useNarrow()
  const [helpOpen, setHelpOpen] = useState(false)
  const [atPoint, setAtPoint] = useState(0)
  useShortcuts(desk, { atPoint, openHelp: () => setHelpOpen(true) })
  return (
    <div className="review">
      <DocumentHead onHelp={() => setHelpOpen(true)} />
      {narrow ? <Tabbed onPlace={setAtPoint} atPoint={atPoint} /> : <Wide onPlace={setAtPoint} atPoint={atPoint} />}
      <ShortcutList open={helpOpen} onClose={() => setHelpOpen(false)} />
      <MeetingDialog register={desk.register} />
    </div>
  )
}

interface Placed {
  readonly atPoint: number
  onPlace(point: number): void
}

function Wide({ atPoint, onPlace }: Placed) {
  return (
    <div className="desk">
      <Outline atPoint={atPoint} />
      <Splitter className="desk-panes">
        <Splitter.Panel min="30%" defaultSize="54%">
          <TextPane onPlace={onPlace} />
        </Splitter.Panel>
        <Splitter.Panel min={360}>
          <RegisterPane />
        </Splitter.Panel>
      </Splitter>
    </div>
  )
}

function Tabbed({ atPoint, onPlace }: Placed) {
  const { t } = useTranslation()
  const desk = useDesk()
  const [tab, setTab] = useState('register')
  return (
    <Tabs
      className="desk-tabs"
      activeKey={tab}
      onChange={setTab}
      destroyOnHidden
      items={[
        {
          key: 'text',
          label: t('review.text'),
          children: <TextPane onPlace={onPlace} onShowRow={() => setTab('register')} withOutline atPoint={atPoint} />,
        },
        {
          key: 'register',
          label: t('review.register', { count: desk.rows.length }),
          children: <RegisterPane onShowText={() => setTab('text')} />,
        },
      ]}
    />
  )
}
