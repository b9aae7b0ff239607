const place = document.getElementById('root')

/** Whoever has no account is sent nothing of the staff's pages, and staff nothing of the portal. */
const pages = () => (location.pathname.startsWith('/d/') ? import('./portal/start.tsx') : import('./app/start.tsx'))

if (place) void pages().then(({ start }) => start(place))
