/** A place on earth, WGS 84 degrees. */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** What a map hands over: `-6.7924, 39.2083`. Null for anything else. Digits beyond the seventh, a centimetre, are cut off. */
export function parseCoordinates(text: string): Coordinates | null {
  const [, north = '', east = ''] = /^\s*\(?\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*\)?\s*$/.exec(text) ?? []
  if (north === '') return null
  const [latitude, longitude] = [Number(Number(north).toFixed(7)), Number(Number(east).toFixed(7))]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
