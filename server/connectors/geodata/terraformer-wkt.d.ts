declare module '@terraformer/wkt' {
  /** Throws for what is no well-known text. */
  export function wktToGeoJSON(text: string): unknown
}
