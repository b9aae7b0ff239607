import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import { AppointForm } from './appoint-form.tsx'
import { Delegations } from './delegations.tsx'
import { LeaveForm } from './leave-form.tsx'
import { PostForm } from './post-form.tsx'
import { PostHistory } from './post-history.tsx'
import { UnitForm } from './unit-form.tsx'
import type { Opened } from './use-organisation.ts'
import { Why } from './why.tsx'

/** The drawer beside the page: whatever is being done just now. */
export function Forms({ opened, onClose }: { opened: Opened | null; onClose(): void }) {
  const title = useTitleOf(opened)
  return (
    <Drawer open={opened !== null} onClose={onClose} size={480} destroyOnHidden title={title}>
      {opened && <Body opened={opened} onClose={onClose} />}
    </Drawer>
  )
}

function useTitleOf(opened: Opened | null): string {
  const { t } = useTranslation()
  const say = useSay()
  switch (opened?.form) {
    case undefined:
      return ''
    case 'unit':
      return opened.unit ? t('organisation.rename-title', { name: say(opened.unit.short) }) : t('organisation.add-unit')
    case 'post':
      return opened.post
        ? t('organisation.edit-post-title', { name: say(opened.post.title) })
        : t('organisation.add-post-title', { name: say(opened.unit.short) })
    case 'appoint':
      return t('organisation.appoint-title', { unit: say(opened.unit.short), post: say(opened.post.title) })
    case 'leave':
      return t('organisation.leave-title', { name: opened.appointment.name, post: say(opened.post.title) })
    case 'history':
      return t('organisation.history-title', { post: say(opened.post.title) })
    case 'delegations':
      return t('organisation.delegations')
    case 'why':
      return t('organisation.why')
  }
}

function Body({ opened, onClose }: { opened: Opened; onClose(): void }) {
  switch (opened.form) {
    case 'unit':
      return <UnitForm unit={opened.unit} onClose={onClose} />
    case 'post':
      return <PostForm unit={opened.unit} post={opened.post} onClose={onClose} />
    case 'appoint':
      return <AppointForm post={opened.post} onClose={onClose} />
    case 'leave':
      return <LeaveForm appointment={opened.appointment} onClose={onClose} />
    case 'history':
      return <PostHistory post={opened.post} />
    case 'delegations':
      return <Delegations />
    case 'why':
      return <Why />
  }
}
