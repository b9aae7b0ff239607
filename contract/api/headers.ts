/** Header that goes with every change: the `csrfToken` of the session. */
export const CSRF_HEADER = 'x-csrf-token'

/** Header in which a program at the server's local socket names the district it acts in; means nothing elsewhere. */
export const DISTRICT_HEADER = 'citybrain-district'
