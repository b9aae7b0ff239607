export const keysKey = ['api-keys'] as const
export const webhooksKey = ['webhooks'] as const

/** How often the state of receivers is asked for anew. */
export const REFRESH_MS = 5_000
