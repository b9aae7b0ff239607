import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useSession } from '../session/session.ts'
import { GROUPS, type Place, placeOf, placesFor } from './navigation.ts'

/** One link per group, to its first place that is open to one; with one place only, the place itself. */
export function GroupLinks() {
  const { t } = useTranslation()
  const here = useHere()
  const places = usePlaces()
  const lone = places.filter((place) => place.group === null)
  return (
    <>
      {lone.map((place) => (
        <PlaceLink key={place.path} place={place} here={here} />
      ))}
      {GROUPS.map((group) => {
        const [first, ...others] = places.filter((place) => place.group === group)
        if (!first) return null
        if (others.length === 0) return <PlaceLink key={group} place={first} here={here} />
        return (
          <Link
            key={group}
            to={first.path}
            className="nav-link"
            aria-current={here?.group === group ? 'true' : undefined}
          >
            {t(`nav.group.${group}`)}
          </Link>
        )
      })}
    </>
  )
}

/** The places of the group that one is in; nothing where there is no choice. */
export function GroupPlaces() {
  const { t } = useTranslation()
  const here = useHere()
  const places = usePlaces().filter((place) => place.group !== null && place.group === here?.group)
  if (!here?.group || places.length < 2) return null
  return (
    <nav className="subnav" aria-label={t(`nav.group.${here.group}`)}>
      {places.map((place) => (
        <PlaceLink key={place.path} place={place} here={here} />
      ))}
    </nav>
  )
}

/** Every place under the heading of its group, for the phone. */
export function AllPlaces({ onGo }: { onGo(): void }) {
  const { t } = useTranslation()
  const here = useHere()
  const places = usePlaces()
  return [null, ...GROUPS].map((group) => {
    const inside = places.filter((place) => place.group === group)
    if (inside.length === 0) return null
    return (
      <div key={group ?? ''} className="phone-group">
        {group && <p className="phone-group-name">{t(`nav.group.${group}`)}</p>}
        {inside.map((place) => (
          <PlaceLink key={place.path} place={place} here={here} onGo={onGo} />
        ))}
      </div>
    )
  })
}

function PlaceLink({ place, here, onGo }: { place: Place; here: Place | null; onGo?: () => void }) {
  const { t } = useTranslation()
  return (
    <Link
      to={place.path}
      className="nav-link"
      aria-current={here?.path === place.path ? 'page' : undefined}
      onClick={onGo}
    >
      {t(place.words)}
    </Link>
  )
}

function useHere(): Place | null {
  return placeOf(useLocation().pathname)
}

function usePlaces(): readonly Place[] {
  return placesFor(useSession().rights)
}
