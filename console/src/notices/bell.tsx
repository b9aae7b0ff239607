import { BellOutlined } from '@ant-design/icons'
import { Badge } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useUnread } from './queries.ts'
import './bell.css'

/** The way to one's notices, with how many are unread. */
export function Bell() {
  const { t } = useTranslation()
  const unread = useUnread() ?? 0
  const here = useLocation().pathname === '/notices'
  const label = unread > 0 ? t('notices.bell-unread', { count: unread }) : t('notices.bell')
  return (
    <Link to="/notices" className="bell" aria-label={label} title={label} aria-current={here ? 'page' : undefined}>
      <Badge count={unread} size="small" overflowCount={99} aria-hidden="true" title="">
        <BellOutlined aria-hidden="true" />
      </Badge>
    </Link>
  )
}
