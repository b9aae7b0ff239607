/** What a running server tells other processes through `server.json` in its data folder. */
export interface FolderHolder {
  readonly pid: number
  /** Path of the local socket for command-line verbs; null until the server listens. */
  readonly socket: string | null
  readonly url: string | null
}
