const place = document.getElementById('root')

/** Whoever has no account is sent nothing of the staff's pages, staff nothing of the portal, and a phone its own alone. */
const pages = () => {
  if (location.pathname.startsWith('/d/')) return import('./portal/start.tsx')
  return /^\/field(\/|$)/.test(location.pathname) ? import('./field/start.tsx') : import('./app/start.tsx')
}

if (place) void pages().then(({ start }) => start(place))
