/** Ids that look like UUIDv7 and are the same in every run: `seed` tells the worlds of one database apart. */
export function idsFrom(seed: number): () => string {
  let count = 0
  return () => {
    count += 1
    return `01980000-${seed.toString(16).padStart(4, '0')}-7000-8000-${count.toString(16).padStart(12, '0')}`
  }
}
