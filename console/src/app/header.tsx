import { DownOutlined, MenuOutlined } from '@ant-design/icons'
import { Button, Drawer, Dropdown, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { dayWords } from '../days/days.ts'
import { Bell } from '../notices/bell.tsx'
import { useSession, useSignOut } from '../session/session.ts'
import { currentLanguage } from './language.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { AllPlaces, GroupLinks, GroupPlaces } from './nav-links.tsx'
import './header.css'

export function Header() {
  const { t } = useTranslation()
  const who = useSession()
  const language = currentLanguage()
  return (
    <header className="header">
      <div className="header-row">
        <PhoneMenu />
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          <span className="brand-name">{t('product')}</span>
          <span className="brand-district">{who.district.name[language]}</span>
        </Link>
        <nav className="nav" aria-label={t('nav.label')}>
          <GroupLinks />
        </nav>
        <CityDay />
        <LanguageSwitch />
        <Bell />
        <PersonMenu />
      </div>
      <GroupPlaces />
    </header>
  )
}

function PhoneMenu() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        className="phone-menu"
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('nav.open')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={t('product')}>
        <nav className="phone-nav" aria-label={t('nav.label')}>
          <AllPlaces onGo={() => setOpen(false)} />
        </nav>
        <CityDay />
      </Drawer>
    </>
  )
}

/** Today in the city, with the mark that says when all this is a sample. */
function CityDay() {
  const { t, i18n } = useTranslation()
  const who = useSession()
  return (
    <div className="city-day">
      <Tooltip title={t('header.city-day-why')}>
        <time dateTime={who.today} className="figure">
          {dayWords(who.today, i18n.language)}
        </time>
      </Tooltip>
      {who.sample && <span className="sample-mark">{t('header.sample')}</span>}
    </div>
  )
}

function PersonMenu() {
  const { t } = useTranslation()
  const who = useSession()
  const navigate = useNavigate()
  const signOut = useSignOut()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'me', label: t('nav.me'), onClick: () => void navigate('/me') },
          { key: 'api', label: <a href="/api/docs">{t('nav.api')}</a> },
          { type: 'divider' },
          { key: 'out', label: t('nav.sign-out'), onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" className="person" aria-haspopup="menu">
        <span className="person-name">{who.account.name}</span>
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  )
}
