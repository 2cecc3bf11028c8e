const KNOWN = new Set(Intl.supportedValuesOf('timeZone'))

/**
 * Whether `name` is a time zone of the IANA database, by the name that everybody knows it by, or one that leads to it: an offset such as
 * `+03:00` is none, it knows no past and no summer; nor is an abbreviation such as `CAT`, which not every database knows.
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC' || KNOWN.has(name)) return true
  if (!/^[A-Z][A-Za-z]+(\/[A-Z][\w+-]*)+$/.test(name) || /^(US|SystemV)\//.test(name)) return false
  if (/^Etc\/GMT[+-]\d{1,2}$/.test(name)) return true
  try {
    return KNOWN.has(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone)
  } catch {
    return false
  }
}
